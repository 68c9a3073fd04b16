package api

import (
	"github.com/google/uuid"
)

// QuestionBody is an extra question as it is written.
type QuestionBody struct {
	Issue    string   `json:"issue,omitempty" maxLength:"60" doc:"What it is about, if the network asks it; a lead's is their organisation's."`
	Kind     string   `json:"kind" enum:"text,long_text,choice,choices,date,number,yes_no" doc:"What it is answered with."`
	Text     string   `json:"text" maxLength:"300"`
	Help     string   `json:"help,omitempty" maxLength:"500"`
	Options  []string `json:"options,omitempty" maxItems:"30" doc:"The answers of a choice."`
	Required bool     `json:"required"`
}

// SaveQuestionBody is a changed question.
type SaveQuestionBody struct {
	Version int64 `json:"version" minimum:"1" doc:"The version you saw."`
	QuestionBody
}

// MoveQuestionBody moves a question by one place.
type MoveQuestionBody struct {
	Up bool `json:"up"`
}

// ExtraQuestion is what a receiver, or the network about an issue, wants to know
// beyond the form.
type ExtraQuestion struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version"`
	QuestionBody
	By      uuid.UUID `json:"by,omitzero" doc:"The organisation that asks; absent for the network."`
	Asker   string    `json:"asker" doc:"The organisation's name, or the issue's."`
	Retired bool      `json:"retired"`
}

// QuestionList is extra questions in their order.
type QuestionList struct {
	Items []ExtraQuestion `json:"items"`
}

type questionListOutput struct{ Body QuestionList }

type addQuestionInput struct{ Body QuestionBody }

type saveQuestionInput struct {
	ID   uuid.UUID `path:"id"`
	Body SaveQuestionBody
}

type questionInput struct {
	ID uuid.UUID `path:"id"`
}

type moveQuestionInput struct {
	ID   uuid.UUID `path:"id"`
	Body MoveQuestionBody
}

type askedInput struct {
	Receivers []uuid.UUID `query:"receivers" maxItems:"20"`
	Issues    []string    `query:"issues" maxItems:"20"`
}
