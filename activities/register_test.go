package activities_test

import (
	"context"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/activity"

	"onward/activities"
)

// registry remembers what is registered with it.
type registry map[string]reflect.Type

func (r registry) RegisterActivity(any) { panic("register with a name") }

func (r registry) RegisterActivityWithOptions(a any, o activity.RegisterOptions) {
	r[o.Name] = reflect.TypeOf(a)
}

func (r registry) RegisterDynamicActivity(any, activity.DynamicRegisterOptions) {
	panic("register with a name")
}

// What Temporal keeps of an activity: its name, what it is given, what it
// answers. The payloads themselves are held, and searched for personal data, by
// the golden files of package workflows.
func TestRegisteredNamesAndPayloadsAreAsTheyWere(t *testing.T) {
	t.Parallel()
	r := registry{}
	activities.Register(r, &activities.Activities{})
	activities.RegisterExports(r, &activities.Activities{})
	ctx, err := reflect.TypeFor[context.Context](), reflect.TypeFor[error]()
	signature := func(in []reflect.Type, out reflect.Type) reflect.Type {
		return reflect.FuncOf(append([]reflect.Type{ctx}, in...), []reflect.Type{out, err}, false)
	}
	require.Equal(t, registry{
		"PassMoment":    signature([]reflect.Type{reflect.TypeFor[activities.PassMomentInput]()}, reflect.TypeFor[activities.PassMomentResult]()),
		"SendEmail":     signature([]reflect.Type{reflect.TypeFor[activities.SendEmailInput]()}, reflect.TypeFor[activities.SendEmailResult]()),
		"WriteExport":   signature([]reflect.Type{reflect.TypeFor[activities.WriteExportInput]()}, reflect.TypeFor[activities.WriteExportResult]()),
		"RemoveExports": reflect.FuncOf([]reflect.Type{ctx}, []reflect.Type{err}, false),
		"Reconcile":     signature(nil, reflect.TypeFor[activities.ReconcileResult]()),
	}, r)
}
