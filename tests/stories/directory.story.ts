import { look } from "./support/look";
import { coordinator, saltlantern, sender } from "./support/people";
import { expect, test } from "./support/story";

test.describe("the directory", () => {
  test("everybody finds help without signing in and without a script", { tag: ["@N41", "@R7", "@K1", "@K2"] }, async ({ stranger }) => {
    const page = await stranger({ javaScriptEnabled: false });
    await page.goto("/find");
    await expect(page.getByRole("heading", { name: "Find help" })).toBeVisible();

    await test.step("a misspelt name", async () => {
      await page.getByRole("searchbox", { name: "Name, or what you need help with" }).fill("saltlantrn det");
      await page.getByRole("button", { name: "Search" }).click();
      await expect(page.getByText("This name sounds like them").or(page.getByText("These names sound like them"))).toBeVisible();
      await expect(page.getByRole("link", { name: saltlantern })).toBeVisible();
    });

    await test.step("a kind of help in an area", async () => {
      await page.goto("/find");
      await page.getByRole("combobox", { name: "Kind of help" }).selectOption("Debt");
      await page.getByRole("combobox", { name: "Area" }).selectOption("Wexing Vale");
      await page.getByRole("button", { name: "Search" }).click();
      await expect(page).toHaveTitle(/^Debt: who helps in Wexing Vale/);
      await page.getByRole("link", { name: saltlantern }).click();
      await expect(page.getByRole("heading", { level: 1, name: saltlantern })).toBeVisible();
      await expect(page.getByRole("link", { name: /^01632/ })).toBeVisible();
      const map = page.getByRole("img", { name: new RegExp(`^Map: the areas that ${saltlantern} serves: .*Wexing Vale.*; its office as a dot.$`) });
      await expect(map).toBeVisible();
    });

    await test.step("a postcode is answered with the nearest first, and stands in no address", async () => {
      await page.goto("/find");
      const postcode = page.getByRole("textbox", { name: "Who serves a postcode, the nearest first" });
      await postcode.fill("mr5 1ab");
      await page.getByRole("button", { name: "Find what is near" }).click();
      await expect(page).toHaveURL(/\/find$/);
      await expect(page.getByText("mr5 1ab lies in Broad Lode. These organisations serve it.")).toBeVisible();
      await expect(page.getByRole("listitem").filter({ hasText: "miles away" }).first()).toBeVisible();
      await postcode.fill("NR1 3QG");
      await page.getByRole("button", { name: "Find what is near" }).click();
      await expect(page.getByText(/not in the network's area/)).toBeVisible();
    });

    await test.step("too much asked at once", async () => {
      await page.goto("/find?q=zzyzx&issue=debt");
      await page.getByRole("link", { name: "Search without “zzyzx”" }).click();
      await expect(page.getByRole("link", { name: saltlantern })).toBeVisible();
    });

    await test.step("an organisation that did not agree is not there", async () => {
      const answer = await page.goto("/find/brindle-house");
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "This page is not here" })).toBeVisible();
    });
  });

  test("its public pages read well", async ({ stranger }) => {
    const page = await stranger();
    for (const [name, path] of [
      ["find", "/find"],
      ["find-nothing", "/find?q=zzyzx&issue=debt"],
      ["find-profile", "/find/saltlantern-debt"],
    ]) {
      await page.goto(path ?? "");
      await look(page, `directory-${name}`);
    }
  });

  test("other directories copy it", async ({ request }) => {
    const services = await request.get("/open-referral/services?search=saltlantern");
    expect(services.headers()["access-control-allow-origin"]).toBe("*");
    const list = await services.json();
    expect(list).toMatchObject({ total_items: 1, first_page: true, contents: [{ name: saltlantern, status: "active" }] });
    const service = await (await request.get(`/open-referral/services/${list.contents[0].id}`)).json();
    expect(service.attributes.map((one: { taxonomy_term: { name: string } }) => one.taxonomy_term.name)).toContain("Debt");
    expect((await request.get("/open-referral/services?search=brindle")).ok()).toBe(true);
    expect((await (await request.get("/open-referral/services?search=brindle+house")).json()).total_items).toBe(0);
  });

  test("an adviser keeps a favourite and refers to them", { tag: ["@N17", "@R9", "@R10", "@R12"] }, async ({ as }) => {
    const page = await as(sender);
    await page.goto("/directory");
    await page.getByRole("searchbox", { name: "Find an organisation" }).fill("saltlantrn det");
    await expect(page.getByText(/sounds? like them/)).toBeVisible();
    await look(page, "directory-similar");
    await page.getByRole("link", { name: saltlantern }).click();
    const favourite = page.getByRole("button", { name: /favourite/i });
    await expect(favourite).toBeVisible();
    if ((await favourite.getAttribute("aria-pressed")) === "false") await favourite.click();
    await expect(page.getByRole("button", { name: "★ Favourite", pressed: true })).toBeVisible();
    await expect(page.getByText(/^(Open now, until|Closed now, opens) /)).toBeVisible();
    const map = page.getByRole("region", { name: `Map: the areas that ${saltlantern} serves, and its office` });
    await expect(map.getByText("Wexing Vale")).toBeVisible();
    await expect(page.getByRole("link", { name: "Open in OpenStreetMap" })).toHaveAttribute("rel", "noreferrer");
    await look(page, "directory-profile");

    await page.goto("/directory");
    await page.getByRole("textbox", { name: "Or serving a postcode, nearest first" }).fill("mr201ab");
    await expect(page.getByText("MR20 1AB lies in North Staithe. These organisations serve it.")).toBeVisible();
    await expect(page.getByRole("row").nth(1)).toContainText(/miles away/);
    await look(page, "directory-postcode");
    await page.goto("/directory?issue=debt");
    await expect(page.getByRole("link", { name: saltlantern })).toBeVisible();
    await page.goto("/directory");
    await page.getByRole("checkbox", { name: "My favourites" }).check();
    await expect(page.getByText("1 organisation", { exact: true })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Recent searches" }).getByRole("link", { name: "Debt", exact: true })).toBeVisible();
    await look(page, "directory-favourites");
    await page.getByRole("link", { name: saltlantern }).click();
    await page.getByRole("link", { name: "Refer to them" }).click();
    await expect(page.getByRole("heading", { name: "New referral" })).toBeVisible();
    await expect(page.getByRole("button", { name: new RegExp(`^Remove ${saltlantern}`) })).toBeVisible();
  });

  test("an adviser looks at a map, and hears how far each receiver is from the client", { tag: ["@R9", "@R11"] }, async ({ as }) => {
    const page = await as(sender, { colorScheme: "dark" });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("/directory");
    expect(asked.filter((address) => address.includes("drawn-map")), "nothing of a map comes before one looks at it").toEqual([]);
    await page.getByText("Map", { exact: true }).click();
    await expect(page).toHaveURL(/view=map/);
    const map = page.getByRole("region", { name: "Map of the organisations’ offices. The table below it says the same." });
    await expect(map.getByText("Nether Lode")).toBeVisible();
    await page.getByRole("textbox", { name: "Or serving a postcode, nearest first" }).fill("mr51ab");
    await expect(page.getByText("MR5 1AB lies in Broad Lode. These organisations serve it.")).toBeVisible();
    await expect(map.locator("path[data-level='1']")).toHaveCount(1);
    const several = map.getByRole("button", { name: /^\d+ organisations here$/ }).first();
    await several.focus();
    await page.keyboard.press("Enter");
    const chosen = page.getByRole("region", { name: "Chosen on the map" });
    await expect(chosen.getByRole("listitem").first()).toContainText(/miles away/);
    await look(page, "directory-map");
    await chosen.getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

    await page.goto("/referrals/new");
    await page.getByRole("textbox", { name: "Postcode" }).fill("MR5 1AB");
    await page.getByRole("combobox", { name: "Organisations" }).fill("saltlantern");
    await expect(page.getByRole("option", { name: new RegExp(`^${saltlantern} ?About \\d+ miles away`) })).toBeVisible();
    expect(asked.filter((address) => /mr5/i.test(address)), "the postcode stands in no address").toEqual([]);
    expect(asked.filter((address) => new URL(address).origin !== new URL(page.url()).origin && !/^(blob|data):/.test(address)), "nobody else hears of it").toEqual([]);
  });

  test("a coordinator takes an organisation off the public pages, and puts it back", async ({ as }) => {
    const page = await as(coordinator);
    await page.goto("/directory?search=even+keel");
    await page.getByRole("link", { name: "Even Keel" }).click();
    await page.getByRole("button", { name: "Take it off the public pages" }).click();
    await expect(page.getByRole("button", { name: "Show it to everybody" })).toBeVisible();
    await look(page, "directory-publicity");
    expect((await page.request.get("/find/even-keel")).status()).toBe(404);
    await page.getByRole("button", { name: "Show it to everybody" }).click();
    await expect(page.getByRole("link", { name: "its public page" })).toBeVisible();
    expect((await page.request.get("/find/even-keel")).status()).toBe(200);
  });
});
