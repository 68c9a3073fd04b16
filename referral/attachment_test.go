package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestFilesOfAReferral(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		kind referral.Kind
		by   referral.Actor
		file referral.Attachment
		want error
	}{
		"the sender attaches":            {referral.AddFile, sender, referral.Attachment{Others: referral.MaxFiles - 1}, nil},
		"the receiver attaches":          {referral.AddFile, receiver, referral.Attachment{}, nil},
		"an eleventh":                    {referral.AddFile, sender, referral.Attachment{Others: referral.MaxFiles}, &referral.Error{Code: referral.CodeRefused}},
		"one removes one's own":          {referral.RemoveFile, sender, referral.Attachment{Organisation: sender.OrganisationID}, nil},
		"one does not remove the others": {referral.RemoveFile, receiver, referral.Attachment{Organisation: sender.OrganisationID}, referral.ErrNotAllowed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, now := after(t, referral.Send, referral.Acknowledge)
			cmd := command(tt.kind)
			cmd.By, cmd.File = tt.by, tt.file
			next, event, err := referral.Apply(r, cmd, calendar, now)
			if tt.want != nil {
				require.ErrorIs(t, err, tt.want)
				return
			}
			require.NoError(t, err)
			require.Equal(t, r.Status, next.Status)
			require.Equal(t, r.Moments, next.Moments, "files move no clock")
			require.Equal(t, tt.kind, event.Kind)
		})
	}
}
