import { createBrowserRouter } from "react-router";
import { NotFoundPage } from "./routes/not-found-page";

/** Every page and its address. */
export const router = createBrowserRouter([{ path: "*", Component: NotFoundPage }]);
