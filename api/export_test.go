package api

import "github.com/gin-gonic/gin"

// Routes lists what the server answers, for the test that nothing is missing
// from the access matrix.
func (s *Server) Routes() gin.RoutesInfo { return s.engine.Routes() }

// MachineRoutes lists those that are no operations of the document, by the key
// of their row in the matrix.
func (s *Server) MachineRoutes() map[string]string {
	all := map[string]string{}
	for _, m := range s.machines() {
		all[m.method+" "+m.path] = m.operation
	}
	return all
}
