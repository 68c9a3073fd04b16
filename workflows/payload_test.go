package workflows_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/activities"
	"onward/referral"
	"onward/workflows"
)

var update = flag.Bool("update", false, "write the golden files")

// payloads are everything Temporal ever holds of ours: what workflows and
// activities are given and what they answer.
func payloads() map[string]any {
	missed := sentEvent()
	missed.Seq, missed.Kind, missed.At = 3, referral.PassMoment, at("2026-06-18T23:59:59+01:00")
	missed.Moment = &missed.Moments[1]
	missed.Urgent, missed.Overdue, missed.Stuck, missed.Stopped, missed.Final = true, true, true, true, true
	missed.Moments = missed.Moments[2:]
	return map[string]any{
		"referral_input":      workflows.ReferralInput{Event: sentEvent()},
		"transition":          missed,
		"email_input":         emailInput("2026-06-16T08:00:00+01:00"),
		"pass_moment_input":   activities.PassMomentInput{ReferralID: missed.ReferralID, Epoch: 2, Moment: *missed.Moment},
		"pass_moment_result":  activities.PassMomentResult{Outcome: activities.Early, Wait: time.Minute, Event: &missed},
		"send_email_input":    activities.SendEmailInput{NotificationID: emailInput("2026-06-16T08:00:00+01:00").NotificationID, GiveUpAt: monday, Repeat: true},
		"send_email_result":   activities.SendEmailResult{Outcome: activities.Mailed},
		"export_input":        workflows.ExportInput{ExportID: missed.ReferralID},
		"write_export_input":  activities.WriteExportInput{ExportID: missed.ReferralID},
		"write_export_result": activities.WriteExportResult{Outcome: activities.ExportWritten, Rows: 12},
		"reconcile_result":    activities.ReconcileResult{Restarted: 1, Terminated: 2, Rescued: 3, Requeued: 4},
	}
}

// A renamed field is read as its zero value by workflows that are under way, and
// replay does not notice. So the files hold what is written, and what was
// written must still be read.
func TestPayloadsAreAsTheyWere(t *testing.T) {
	t.Parallel()
	for name, payload := range payloads() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join("testdata", name+".json")
			now, err := json.MarshalIndent(payload, "", "  ")
			require.NoError(t, err)
			if *update {
				require.NoError(t, os.WriteFile(file, append(now, '\n'), 0o644))
			}
			was, err := os.ReadFile(file)
			require.NoError(t, err)
			require.JSONEq(t, string(was), string(now))
			read := reflect.New(reflect.TypeOf(payload))
			require.NoError(t, json.Unmarshal(was, read.Interface()))
			again, err := json.MarshalIndent(read.Interface(), "", "  ")
			require.NoError(t, err)
			require.JSONEq(t, string(was), string(again))
		})
	}
}

// slugs are the only free strings that may go to Temporal: the public short
// names of organisations.
var slugs = map[string]bool{"Event.Sender": true, "Event.Receiver": true}

// enums are strings of which the code knows every value.
var enums = map[reflect.Type]bool{
	reflect.TypeFor[referral.Kind]():            true,
	reflect.TypeFor[referral.Status]():          true,
	reflect.TypeFor[activities.ExportOutcome](): true,
	reflect.TypeFor[referral.MomentKind]():      true,
	reflect.TypeFor[referral.Letter]():          true,
	reflect.TypeFor[referral.Audience]():        true,
	reflect.TypeFor[activities.PassOutcome]():   true,
	reflect.TypeFor[activities.SendOutcome]():   true,
}

// leaks lists the fields that could hold words: strings that are no enum and no
// slug, and whatever can hold anything.
func leaks(name string, t reflect.Type) []string {
	switch {
	case t == reflect.TypeFor[uuid.UUID](), t == reflect.TypeFor[time.Time](), enums[t], slugs[name]:
		return nil
	}
	switch t.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int32, reflect.Int64:
		return nil
	case reflect.Pointer, reflect.Slice:
		return leaks(name, t.Elem())
	case reflect.Struct:
		var found []string
		for i := range t.NumField() {
			f := t.Field(i)
			found = append(found, leaks(t.Name()+"."+f.Name, f.Type)...)
		}
		return found
	default:
		return []string{name + " " + t.String()}
	}
}

func TestNothingPersonalFitsIntoTemporal(t *testing.T) {
	t.Parallel()
	for name, payload := range payloads() {
		require.Empty(t, leaks(name, reflect.TypeOf(payload)), name)
	}
	// The test can see a leak.
	require.Equal(t, []string{"Note.Text string"}, leaks("note", reflect.TypeFor[struct{ Note referral.Note }]())[:1])
	require.NotEmpty(t, leaks("any", reflect.TypeFor[struct{ Detail map[string]any }]()))
}
