package activities

import "sync/atomic"

// keyAlarm sounds once when the mail provider begins to refuse our key, and not
// for each of the letters that wait meanwhile.
type keyAlarm struct{ on atomic.Bool }

// refused reports whether this is the first refusal.
func (k *keyAlarm) refused() bool { return k.on.CompareAndSwap(false, true) }

func (k *keyAlarm) works() { k.on.Store(false) }
