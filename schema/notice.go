package schema

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// notificationRow is one letter to one addressee.
type notificationRow struct {
	bun.BaseModel `bun:"table:notifications,alias:n"`

	ID           uuid.UUID `bun:"id,pk"`
	DedupeKey    string    `bun:"dedupe_key"`
	ReferralID   uuid.UUID `bun:"referral_id,nullzero"`
	Seq          int64     `bun:"seq,nullzero"`
	SenderID     uuid.UUID `bun:"sender_id,nullzero"`
	ReceiverID   uuid.UUID `bun:"receiver_id,nullzero"`
	Letter       string    `bun:"letter"`
	Audience     string    `bun:"audience"`
	Organisation uuid.UUID `bun:"organisation_id,nullzero"`
	User         uuid.UUID `bun:"user_id,nullzero"`
	AboutUser    uuid.UUID `bun:"about_user_id,nullzero"`
	Agreement    int       `bun:"agreement_version,nullzero"` // this version
	Digest       uuid.UUID `bun:"digest_id,nullzero"`
	ReleaseAt    time.Time `bun:"release_at"`
	State        string    `bun:"state"`
	Attempts     int       `bun:"attempts"`
	MessageID    string    `bun:"message_id"`
	Reason       string    `bun:"reason"`
	CreatedAt    time.Time `bun:"created_at"`
	StateAt      time.Time `bun:"state_at"`
	Application  uuid.UUID `bun:"application_id,nullzero"`
	ResentAs     uuid.UUID `bun:"resent_as,nullzero"` // the letter in its place, if it did not arrive

	Suggestion        uuid.UUID `bun:"suggestion_id,nullzero"` // whose maker it goes to
	AboutOrganisation uuid.UUID `bun:"about_organisation_id,nullzero"`
}

// addressee is an organisation or a person; their address is looked up when the
// letter goes.
type addressee struct {
	organisation uuid.UUID
	user         uuid.UUID
}

func (a addressee) id() uuid.UUID {
	if a.user != uuid.Nil {
		return a.user
	}
	return a.organisation
}

// notify writes a letter for each addressee of each notice. Nobody gets the
// same letter twice for one event, whatever their parts in it, and nobody is
// written to about what they did themselves, unless they asked for a copy (N18).
func notify(ctx context.Context, w *writes, r referral.Referral, e referral.Event, cmd referral.Command, cal referral.Calendar) error {
	written := map[string]bool{}
	for _, notice := range referral.Notices(r, e, cal) {
		people, err := addressees(ctx, w.tx, notice.To, r, cmd)
		if err != nil {
			return err
		}
		for _, to := range people {
			once := string(notice.Letter) + to.id().String()
			itself := to.user != uuid.Nil && to.user == cmd.By.UserID && notice.Letter != referral.LetterSent
			if written[once] || itself {
				continue
			}
			written[once] = true
			w.letter(notificationRow{
				DedupeKey:  fmt.Sprintf("%s:%d:%s:%s:%s", r.ID, e.Seq, notice.Letter, notice.To, to.id()),
				ReferralID: r.ID, Seq: e.Seq, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID,
				Letter: string(notice.Letter), Audience: string(notice.To), Organisation: to.organisation, User: to.user,
				ReleaseAt: notice.At, CreatedAt: e.At,
			}, r.Number)
		}
	}
	return nil
}

// letter adds a notification and the relay's work for it.
func (w *writes) letter(n notificationRow, number int64) {
	n.ID, n.State, n.StateAt = newID(), string(NotificationDue), n.CreatedAt
	w.notifications = append(w.notifications, n)
	w.outboxes = append(w.outboxes, outboxRow{
		Kind: string(OutboxDeliver), ReferralID: n.ReferralID, Seq: n.Seq, NotificationID: n.ID,
		Payload: mustJSON(Delivery{
			NotificationID: n.ID, ReleaseAt: n.ReleaseAt, Number: number, Letter: referral.Letter(n.Letter), Audience: referral.Audience(n.Audience),
		}),
	})
}

// addressees says who that audience is now.
func addressees(ctx context.Context, tx bun.Tx, to referral.Audience, r referral.Referral, cmd referral.Command) ([]addressee, error) {
	switch to {
	case referral.ToReceiver:
		return []addressee{{organisation: r.Receiver.ID}}, nil
	case referral.ToSender:
		return []addressee{{organisation: r.Sender.ID}}, nil
	case referral.ToSenderAdviser:
		if !r.CopySender {
			return nil, nil
		}
		return stillThere(ctx, tx, r.SenderAdviser, r.Sender.ID)
	case referral.ToAssigned:
		return person(r.AssignedTo), nil
	case referral.ToChosen:
		return persons(append(slices.Clone(cmd.Note.Notify), cmd.File.Notify...)), nil
	case referral.ToReceiverLeads:
		return leadsOf(ctx, tx, r.Receiver.ID)
	case referral.ToSenderLeads:
		return leadsOf(ctx, tx, r.Sender.ID)
	case referral.ToCoordinators:
		return coordinators(ctx, tx)
	}
	return nil, fmt.Errorf("nobody knows who %q is", to)
}

func leadsOf(ctx context.Context, tx bun.Tx, organisationID uuid.UUID) ([]addressee, error) {
	return selectPeople(ctx, tx.NewSelect().Table("memberships").ColumnExpr("memberships.user_id").
		Join("JOIN users AS u ON u.id = memberships.user_id AND u.suspended_at IS NULL").
		Where("memberships.organisation_id = ?", organisationID).
		Where("memberships.role = ?", referral.Lead).Where("memberships.ended_at IS NULL").
		OrderExpr("memberships.user_id"))
}

func coordinators(ctx context.Context, tx bun.Tx) ([]addressee, error) {
	return selectPeople(ctx, tx.NewSelect().Table("users").Column("id").
		Where("network_role = ?", referral.Coordinator).Where("suspended_at IS NULL").OrderExpr("id"))
}

func selectPeople(ctx context.Context, q *bun.SelectQuery) ([]addressee, error) {
	var ids []uuid.UUID
	err := q.Scan(ctx, &ids)
	return persons(ids), err
}

// stillThere is the person, if they still work for the organisation: whoever has
// left hears no more of its referrals (N40).
func stillThere(ctx context.Context, tx bun.Tx, userID, organisationID uuid.UUID) ([]addressee, error) {
	return selectPeople(ctx, tx.NewSelect().Table("memberships").Column("user_id").Where("user_id = ?", userID).
		Where("organisation_id = ?", organisationID).Where("ended_at IS NULL").OrderExpr("user_id"))
}

func person(id uuid.UUID) []addressee {
	if id == uuid.Nil {
		return nil
	}
	return []addressee{{user: id}}
}

func persons(ids []uuid.UUID) []addressee {
	people := make([]addressee, len(ids))
	for i, id := range ids {
		people[i] = addressee{user: id}
	}
	return people
}

// accountAudience is whom a letter addresses that is about no referral: the
// person themselves.
const accountAudience = "account"
