import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import { prepareClient } from "@/lib/api/client";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");
prepareClient();
createRoot(root).render(<App />);
