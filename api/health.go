package api

// Health is whether the parts work.
type Health struct {
	Status   string `json:"status" enum:"ok,degraded,down,leaving"`
	Database string `json:"database" enum:"ok,down"`
	Temporal string `json:"temporal" enum:"ok,down"`
}
