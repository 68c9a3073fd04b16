package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestUsername(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		first, last string
		taken       []string
		want        string
	}{
		"plain (N2)":            {"Harry", "Potter", nil, "hpotter"},
		"taken":                 {"Helen", "Potter", []string{"hpotter"}, "hpotter2"},
		"taken twice":           {"Hari", "Potter", []string{"hpotter", "hpotter2"}, "hpotter3"},
		"accents and marks":     {"Zoë", "O'Brien-Núñez", nil, "zobriennunez"},
		"no letters to be used": {"李", "小龍", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			taken := func(s string) bool {
				for _, u := range tt.taken {
					if u == s {
						return true
					}
				}
				return false
			}
			require.Equal(t, tt.want, referral.Username(tt.first, tt.last, taken))
		})
	}
}

func TestShortName(t *testing.T) {
	t.Parallel()
	require.Equal(t, "Amina K.", referral.ShortName("Amina", "Khan")) // H3
	require.Equal(t, "Zoë É.", referral.ShortName("Zoë", "élan"))
	require.Equal(t, "Cher", referral.ShortName("Cher", " "))
}

func TestCheckPassword(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		password string
		good     bool
	}{
		"three words":            {"wherry-teapot-lantern", true},
		"seven characters (N3)":  {"xk3!vq9", false},
		"eight":                  {"xk3!vq9z", true},
		"well known":             {"Password1", false},
		"well known, and a year": {"football2026", false},
		"the person's name":      {"hpotter99", false},
		"a long one with a name": {"hpotter rides the wherry", true},
		"without end":            {string(make([]byte, 300)), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := referral.CheckPassword(tt.password, "hpotter", "Harry", "Potter")
			if tt.good {
				require.NoError(t, err)
			} else {
				require.ErrorIs(t, err, referral.ErrInvalid)
			}
		})
	}
}

func TestEveryOperationSaysWhoMayUseIt(t *testing.T) {
	t.Parallel()
	for operation, access := range referral.Operations() {
		require.True(t, access.Public || len(access.Roles) > 0, operation)
	}
	for _, kind := range referral.Kinds {
		require.True(t, referral.Permits(string(kind), referral.Adviser), kind)
		require.False(t, referral.Permits(string(kind), referral.Auditor), kind)
	}
	require.False(t, referral.Permits("stuck-in-a-lift", referral.Coordinator), "what is not in the matrix is denied")
	require.False(t, referral.Permits("unlock-user", referral.Lead))
}

func TestRightsThatALeadCanTakeAway(t *testing.T) {
	t.Parallel()
	none := referral.RightsOf(referral.Adviser, nil)
	require.Empty(t, none)
	require.True(t, referral.Grants("dashboard", none), "what needs no right")
	for _, role := range []referral.Role{referral.Lead, referral.Coordinator, referral.Auditor} {
		require.Equal(t, referral.Rights, referral.RightsOf(role, nil), role)
	}
}
