package referral_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestTrack(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		path  []referral.Kind
		later time.Duration
		want  referral.Track // Due is checked against the referral's
	}{
		"just sent":            {[]referral.Kind{referral.Send}, 0, referral.Track{Done: []referral.Step{referral.StepSent}, Waiting: referral.StepAcknowledged, Tone: referral.OnTime, WorkingDays: 3}},
		"a working day left":   {[]referral.Kind{referral.Send}, 48 * time.Hour, referral.Track{Done: []referral.Step{referral.StepSent}, Waiting: referral.StepAcknowledged, Tone: referral.Soon, WorkingDays: 1}},
		"late by a day":        {[]referral.Kind{referral.Send}, 96 * time.Hour, referral.Track{Done: []referral.Step{referral.StepSent}, Waiting: referral.StepAcknowledged, Tone: referral.Late, WorkingDays: -1}},
		"returned is paused":   {[]referral.Kind{referral.Send, referral.Return}, 0, referral.Track{Done: []referral.Step{referral.StepSent}, Waiting: referral.StepAcknowledged, Tone: referral.Paused}},
		"a stopped clock":      {[]referral.Kind{referral.Send, referral.StopClock}, 96 * time.Hour, referral.Track{Done: []referral.Step{referral.StepSent}, Waiting: referral.StepAcknowledged, Tone: referral.Paused}},
		"accepted has no rush": {[]referral.Kind{referral.Send, referral.Acknowledge, referral.Accept}, 0, referral.Track{Done: []referral.Step{referral.StepSent, referral.StepAcknowledged, referral.StepDecided}, Waiting: referral.StepOutcome, Tone: referral.OnTime}},
		"closed":               {paths[referral.Closed], 0, referral.Track{Done: []referral.Step{referral.StepSent, referral.StepAcknowledged, referral.StepDecided, referral.StepOutcome}, Tone: referral.Over}},
		"withdrawn":            {paths[referral.Withdrawn], 0, referral.Track{Done: []referral.Step{referral.StepSent}, Tone: referral.Over}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, _ := after(t, tt.path...)
			got := referral.TrackOf(r, calendar, monday.Add(tt.later))
			if tt.want.WorkingDays != 0 {
				tt.want.Due, _ = r.Due()
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestNextStep(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		at     referral.Status
		reader referral.Actor
		kind   referral.Kind
		you    bool
	}{
		"the receiver must acknowledge":     {referral.Sent, receiver, referral.Acknowledge, true},
		"the sender waits for it":           {referral.Sent, sender, referral.Acknowledge, false},
		"the receiver must decide":          {referral.Acknowledged, receiver, referral.Accept, true},
		"the sender must complete it":       {referral.Returned, sender, referral.Send, true},
		"the receiver must close":           {referral.Accepted, receiver, referral.Close, true},
		"the sender must find another":      {referral.Declined, sender, referral.Forward, true},
		"nothing is left to do":             {referral.Closed, receiver, "", false},
		"a coordinator never must anything": {referral.Sent, organiser, referral.Acknowledge, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, _ := after(t, paths[tt.at]...)
			next := referral.NextStepOf(r, tt.reader)
			require.Equal(t, tt.kind, next.Kind)
			require.Equal(t, tt.you, next.You)
		})
	}
}
