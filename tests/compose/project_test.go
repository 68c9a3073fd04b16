package compose_test

import (
	"context"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/stretchr/testify/require"
)

// root is the checkout.
func root(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("../..")
	require.NoError(t, err)
	return path
}

// load reads docker-compose.yml as the real program does, with the settings of
// the example and the secrets in that folder.
func load(t *testing.T, secrets string) *types.Project {
	t.Helper()
	example := filepath.Join(root(t), "deploy", "example.env")
	options, err := cli.NewProjectOptions([]string{filepath.Join(root(t), "docker-compose.yml")},
		cli.WithWorkingDirectory(root(t)), cli.WithEnvFiles(example), cli.WithDotEnv,
		cli.WithEnv([]string{"SECRETS=" + secrets}), cli.WithProfiles([]string{"admin"}))
	require.NoError(t, err)
	project, err := options.LoadProject(context.Background())
	require.NoError(t, err)
	return project
}

// makeSecrets runs the script that operators run, and adds what they add.
func makeSecrets(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "secrets")
	script := exec.CommandContext(t.Context(), "bash", filepath.Join(root(t), "deploy", "secrets.sh"), folder)
	output, err := script.CombinedOutput()
	require.NoError(t, err, string(output))
	require.Contains(t, string(output), "sendgrid_api_key", "it says what is missing")
	for _, name := range []string{"sendgrid_api_key", "sendgrid_public_key"} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte("dummy\n"), 0o400))
	}
	again, err := exec.CommandContext(t.Context(), "bash", filepath.Join(root(t), "deploy", "secrets.sh"), folder).CombinedOutput()
	require.NoError(t, err)
	require.NotContains(t, string(again), "made", "a second run overwrites nothing")
	return folder
}

// What nobody may find out only at the first start.
func TestTheProjectIsSound(t *testing.T) {
	t.Parallel()
	secrets := makeSecrets(t)
	project := load(t, secrets)
	for name, secret := range project.Secrets {
		content, err := os.ReadFile(secret.File)
		require.NoError(t, err, name)
		require.NotEmpty(t, content, name)
	}
	for name, service := range project.Services {
		for _, secret := range service.Secrets {
			require.Contains(t, project.Secrets, secret.Source, name)
		}
		for needed := range service.DependsOn {
			require.Contains(t, project.Services, needed, name)
		}
		for _, port := range service.Ports {
			require.Equal(t, "127.0.0.1", port.HostIP, "%s listens to the machine alone", name)
		}
		for variable, value := range service.Environment {
			if value == nil {
				continue
			}
			if file, isSecret := strings.CutPrefix(*value, "/run/secrets/"); isSecret {
				require.True(t, has(service, file), "%s has the secret of %s", name, variable)
			}
			require.NotContains(t, strings.ToLower(*value), "password=", "%s: %s", name, variable)
		}
		for _, volume := range service.Volumes {
			if volume.Type == types.VolumeTypeBind {
				require.FileExists(t, volume.Source, name)
			}
		}
	}
	for _, name := range []string{"postgres", "temporal", "temporal-ui", "api", "worker"} {
		require.NotEqual(t, "no", project.Services[name].Restart, "%s comes back by itself", name)
		require.NotEmpty(t, project.Services[name].Restart)
	}
	for _, name := range []string{"postgres", "temporal", "api"} {
		require.NotNil(t, project.Services[name].HealthCheck, name)
	}
}

func has(service types.ServiceConfig, secret string) bool {
	for _, s := range service.Secrets {
		if s.Source == secret {
			return true
		}
	}
	return false
}

// freePorts are ports of this machine that nobody has, below 32768: Temporal
// keeps its members' ports in two bytes with a sign.
func freePorts(t *testing.T, n int) []string {
	t.Helper()
	var ports []string
	for len(ports) < n {
		port := strconv.Itoa(12000 + rand.IntN(20000))
		l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:"+port)
		if err != nil {
			continue // somebody has it
		}
		defer func() { require.NoError(t, l.Close()) }() // all are held until all are known
		ports = append(ports, port)
	}
	return ports
}
