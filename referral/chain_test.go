package referral_test

import (
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestEarlierIn(t *testing.T) {
	t.Parallel()
	parties := map[string]referral.Party{}
	for _, name := range []string{"A", "B", "C", "D"} {
		parties[name] = referral.Party{ID: uuid.New(), Name: name}
	}
	sent := func(number int64, from, to string) referral.Referral {
		return referral.Referral{Number: number, Sender: parties[from], Receiver: parties[to]}
	}
	for name, tt := range map[string]struct {
		chain []referral.Referral
		want  []string
	}{
		"nobody but the two who have it now":     {[]referral.Referral{sent(1, "A", "B")}, nil},
		"a receiver two hops back":               {[]referral.Referral{sent(1, "A", "C"), sent(2, "A", "B")}, []string{"C as receiver of #1"}},
		"the latest of two tries":                {[]referral.Referral{sent(1, "A", "C"), sent(3, "A", "C"), sent(2, "A", "B")}, []string{"C as receiver of #3"}},
		"where it began":                         {[]referral.Referral{sent(1, "D", "A"), sent(2, "A", "B")}, []string{"D as sender of #1"}},
		"a receiver before it became the sender": {[]referral.Referral{sent(1, "D", "C"), sent(2, "C", "A"), sent(3, "A", "B")}, []string{"C as receiver of #1", "D as sender of #1"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, e := range referral.EarlierIn(tt.chain, tt.chain[len(tt.chain)-1]) {
				got = append(got, fmt.Sprintf("%s as %s of #%d", e.Organisation.Name, e.As, e.Referral.Number))
			}
			require.Equal(t, tt.want, got)
		})
	}
}
