package workflows_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/workflow"

	"onward/workflows"
)

// registry remembers what is registered with it.
type registry struct {
	names  []string
	inputs []reflect.Type
}

func (r *registry) RegisterWorkflow(any) { panic("register with a name") }

func (r *registry) RegisterWorkflowWithOptions(w any, o workflow.RegisterOptions) {
	r.names = append(r.names, o.Name)
	fn := reflect.TypeOf(w)
	for i := 1; i < fn.NumIn(); i++ {
		r.inputs = append(r.inputs, fn.In(i))
	}
	for i := range fn.NumOut() - 1 {
		r.inputs = append(r.inputs, fn.Out(i))
	}
}

func (r *registry) RegisterDynamicWorkflow(any, workflow.DynamicRegisterOptions) {
	panic("register with a name")
}

func TestRegisteredNamesAreAsTheyWere(t *testing.T) {
	t.Parallel()
	var r registry
	workflows.Register(&r)
	require.Equal(t, []string{"Referral", "Email", "Reconcile", "Export"}, r.names)
}

func TestEveryRegisteredPayloadIsGolden(t *testing.T) {
	t.Parallel()
	var r registry
	workflows.Register(&r)
	var golden []reflect.Type
	for _, p := range payloads() {
		golden = append(golden, reflect.TypeOf(p))
	}
	for _, in := range r.inputs {
		require.Contains(t, golden, in)
	}
}

// Versions are asked for in one file, so that every branch can be found.
func TestVersionsAreAskedForInOnePlace(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	require.True(t, slices.Contains(files, "versions.go"))
	for _, file := range files {
		if file == "versions.go" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		require.NotContains(t, string(source), "GetVersion(", file)
	}
}
