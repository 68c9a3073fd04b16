package api

import "github.com/mileusna/useragent"

// maxAgent is the most that is read of what a browser says of itself.
const maxAgent = 512

// deviceWords is a browser as its owner would call it: "Firefox on Windows". The
// whole of what it says of itself is not kept.
func deviceWords(agent string) string {
	seen := useragent.Parse(agent[:min(len(agent), maxAgent)])
	browser, system := seen.Name, seen.OS
	if system == useragent.MacOS {
		system = "Mac"
	}
	switch {
	case !known(browser) && system == "":
		return "Unknown device"
	case !known(browser):
		return system
	case system == "":
		return browser
	}
	return browser + " on " + system
}

// known keeps what a program could have made up out of the list.
func known(browser string) bool {
	switch browser {
	case useragent.Chrome, useragent.Edge, useragent.Firefox, useragent.Safari, useragent.Opera, useragent.HeadlessChrome,
		"Samsung Browser", useragent.Vivaldi:
		return true
	}
	return false
}
