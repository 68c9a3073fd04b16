package api

import (
	"errors"
	"io"
	"net/http"

	"github.com/gin-gonic/gin"

	"onward/mail"
	"onward/schema"
)

// sendgridEvents takes what SendGrid says became of e-mails. Only what SendGrid
// signed counts; it repeats whatever is not answered with success.
func (s *Server) sendgridEvents(c *gin.Context) {
	if s.config.WebhookKey == "" {
		c.AbortWithStatus(http.StatusNotFound)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, mail.MaxEventBytes))
	if err != nil {
		c.AbortWithStatus(http.StatusRequestEntityTooLarge)
		return
	}
	h := c.Request.Header
	events, err := mail.VerifyEvents(s.config.WebhookKey, h.Get(mail.SignatureHeader), h.Get(mail.TimestampHeader), body, s.config.Now())
	if err != nil {
		c.AbortWithStatus(webhookRefusal(err))
		return
	}
	if err := s.store.RecordDelivery(c.Request.Context(), deliveries(events)); err != nil {
		s.config.Log.Error().Err(err).Str("request_id", requestID(c.Request.Context())).Msg("mail events were not recorded")
		c.AbortWithStatus(http.StatusServiceUnavailable)
		return
	}
	c.Status(http.StatusNoContent)
}

func webhookRefusal(err error) int {
	switch {
	case errors.Is(err, mail.ErrTooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, mail.ErrMalformed):
		return http.StatusBadRequest
	}
	return http.StatusForbidden
}

// arrivals says what each event makes of a letter. SendGrid still tries what is
// deferred, and what somebody called spam has arrived.
var arrivals = map[mail.DeliveryKind]schema.NotificationState{
	mail.Delivered: schema.NotificationDelivered,
	mail.Spam:      schema.NotificationDelivered,
	mail.Bounced:   schema.NotificationBounced,
	mail.Blocked:   schema.NotificationBounced,
	mail.Dropped:   schema.NotificationFailed,
}

func deliveries(events []mail.DeliveryEvent) []schema.DeliveryEvent {
	var all []schema.DeliveryEvent
	for _, e := range events {
		if state, matters := arrivals[e.Kind]; matters {
			all = append(all, schema.DeliveryEvent{NotificationID: e.NotificationID, State: state, Reason: string(e.Kind), At: e.At})
		}
	}
	return all
}
