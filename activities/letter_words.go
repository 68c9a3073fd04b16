package activities

import (
	"context"
	"sync"

	"onward/referral"
)

// aroundLetters is what the network said around its letters when that could
// last be read.
type aroundLetters struct {
	mu   sync.Mutex
	last referral.LetterWords
}

// letterWords reads what the network says around its letters, for each one
// anew. Where that cannot be read the letter goes with the words of last time:
// that it comes matters more than how it ends.
func (a *Activities) letterWords(ctx context.Context) referral.LetterWords {
	words, err := a.Letters.LetterWords(ctx)
	a.around.mu.Lock()
	defer a.around.mu.Unlock()
	if err != nil {
		a.Log.Warn().Err(err).Msg("the words around the letters cannot be read; those of last time are used")
		return a.around.last
	}
	a.around.last = words
	return words
}
