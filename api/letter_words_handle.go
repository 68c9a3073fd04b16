package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"onward/mail"
	"onward/referral"
)

// Tests of a letter: as many as somebody needs who tries words, and no flood.
var testsOfLetters = Limit{Every: time.Minute, Burst: 5}

// The mail service is asked while the reader waits.
const (
	testLetterPath     = "/network/letters/test"
	testLetterPatience = 12 * time.Second
)

func (s *Server) registerLetterWords() {
	add(s, operation("letter-words", http.MethodGet, "/network/letters", tagNetwork, "Every letter, and what the network says around them"), s.letterWords)
	add(s, operation("set-letter-words", http.MethodPut, "/network/letters", tagNetwork, "Change what is said around the letters, from now on"), s.setLetterWords)
	add(s, operation("preview-letter", http.MethodPost, "/network/letters/preview", tagNetwork, "How a letter would look with these words"), s.previewLetter)
	add(s, operation("test-letter", http.MethodPost, testLetterPath, tagNetwork, "Send a letter with these words and invented names to oneself"), s.testLetter)
}

func (s *Server) letterWords(ctx context.Context, _ *nothing) (*lettersOutput, error) {
	versions, err := s.store.LetterWordsVersions(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("list the versions of the words around the letters: %w", err)
	}
	me, err := s.store.Account(ctx, actor(ctx).UserID)
	if err != nil {
		return nil, fmt.Errorf("read one's account: %w", err)
	}
	return &lettersOutput{Body: NetworkLetters{
		Letters: knownLetters(), Name: s.config.NetworkName, Versions: showLetterVersions(letterOrder, versions),
		TestAddress: me.Email, MayTest: s.config.Post != nil,
	}}, nil
}

// checkedWords are those of a request, if they may stand in a letter. Fields
// carries where they stand in the request.
func checkedWords(in LetterWords, at string) (referral.LetterWords, error) {
	words := in.words()
	wrong := words.Check(mail.IsLetter)
	for i := range wrong {
		wrong[i].Field = at + wrong[i].Field
	}
	if len(wrong) > 0 {
		return words, &referral.Error{Code: referral.CodeInvalid, Message: "Please check what you entered.", Fields: wrong}
	}
	return words, nil
}

func (s *Server) setLetterWords(ctx context.Context, in *setLetterWordsInput) (*lettersOutput, error) {
	words, err := checkedWords(in.Body.LetterWords, "")
	if err != nil {
		return nil, err
	}
	if err := s.store.SetLetterWords(ctx, actor(ctx), in.Body.Version, words); err != nil {
		return nil, fmt.Errorf("set the words around the letters: %w", err)
	}
	return s.letterWords(ctx, nil)
}

func (s *Server) previewLetter(_ context.Context, in *tryLetterInput) (*letterPreviewOutput, error) {
	m, err := s.sampleLetter(in.Body)
	return &letterPreviewOutput{Body: LetterPreview{m.Subject, m.Text, m.HTML}}, err
}

func (s *Server) sampleLetter(in TryLetterBody) (mail.Message, error) {
	letter := referral.Letter(in.Letter)
	if !mail.IsLetter(letter) {
		return mail.Message{}, &referral.Error{Code: referral.CodeNotFound, Message: "There is no such letter."}
	}
	words, err := checkedWords(in.Words, "")
	if err != nil {
		return mail.Message{}, err
	}
	data := mail.Sample(letter, s.config.Now(), strings.TrimRight(cmp.Or(s.config.PublicURL, "http://localhost"), "/")+"/administration/letters")
	data.NetworkName = s.config.NetworkName
	return mail.Render(data.Saying(words))
}

var (
	errNoPost       = &referral.Error{Code: referral.CodeRefused, Message: "E-mail is not set up on this part of the installation, so no test can be sent. The preview shows the same words."}
	errManyTests    = &referral.Error{Code: referral.CodeTooMany, Message: "You have sent yourself several tests just now. Wait a minute, then send the next."}
	errTestNotTaken = &referral.Error{Code: referral.CodeUnavailable, Message: "The test could not be handed over to the mail service. Nothing was changed. Try again in a moment."}
)

// testLetter sends to the reader's own address and to nobody else's. It is
// recorded before it leaves, so that none leaves unrecorded.
func (s *Server) testLetter(ctx context.Context, in *tryLetterInput) (*messageOutput, error) {
	by := actor(ctx)
	m, err := s.sampleLetter(in.Body)
	switch {
	case err != nil:
		return nil, err
	case s.config.Post == nil:
		return nil, errNoPost
	case !s.tests.allow(by.UserID.String(), s.config.Now()):
		return nil, errManyTests
	}
	me, err := s.store.Account(ctx, by.UserID)
	if err != nil {
		return nil, fmt.Errorf("read one's account: %w", err)
	}
	if err := s.store.TestedLetter(ctx, by, referral.Letter(in.Body.Letter)); err != nil {
		return nil, fmt.Errorf("record a test: %w", err)
	}
	if _, err := s.config.Post.Send(ctx, me.Email, m.Test(), uuid.New()); err != nil {
		var failure *mail.Failure
		if errors.As(err, &failure) {
			s.config.Log.Warn().Int("status", failure.Status).Msg("a test of a letter was not taken")
		}
		return nil, errTestNotTaken
	}
	return &messageOutput{Body: Message{"A test is on its way to " + me.Email + "."}}, nil
}
