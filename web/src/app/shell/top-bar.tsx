import { Anchor, Menu, UnstyledButton } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { Link, useLocation, useNavigate } from "react-router";
import { icons } from "@/components/icons";
import { Mark } from "@/components/mark";
import { guideFor } from "@/features/help/guide-for";
import { paths } from "@/lib/paths";
import type { Me } from "./me";
import classes from "./shell.module.css";

interface Props {
  me: Me;
  onActFor: (organisation: string) => void;
  onSignOut: () => void;
  onFind: () => void;
}

/** Find anything, help about this page, who I act for, me. */
export function TopBar({ me, onActFor, onSignOut, onFind }: Props) {
  const guide = guideFor(useLocation().pathname);
  const help = guide ? paths.guide(guide) : paths.help;
  const navigate = useNavigate();
  useHotkeys([
    ["/", onFind],
    ["mod+K", onFind],
    ["shift+?", () => void navigate(help)],
  ]);
  return (
    <header className={`${classes.top} shell`}>
      <Link to={paths.home} className={classes.brand}>
        <Mark />
        Onward
      </Link>
      <UnstyledButton className={classes.find} onClick={onFind} aria-keyshortcuts="/ Control+K">
        {icons.search}
        <span className={classes.findText}>Find anything</span>
        <kbd className={classes.key}>/</kbd>
      </UnstyledButton>
      <Anchor component={Link} to={help} className={classes.help} aria-keyshortcuts="?">
        Help
      </Anchor>
      <AccountMenu help={help} me={me} onActFor={onActFor} onSignOut={onSignOut} />
    </header>
  );
}

function AccountMenu({ me, help, onActFor, onSignOut }: Omit<Props, "onFind"> & { help: string }) {
  return (
    <Menu position="bottom-end" width={280} withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          {icons.person}
          <span className={classes.accountText}>
            <span className={classes.accountName}>{me.name}</span>
            <span className={classes.accountOrganisation}>{me.actingFor}</span>
          </span>
          {icons.down}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me.choices.length > 1 && <OrganisationChoice choices={me.choices} onActFor={onActFor} />}
        <Menu.Item component={Link} to={paths.account}>
          My account
        </Menu.Item>
        <Menu.Item component={Link} to={help} className={classes.helpInMenu}>
          Help
        </Menu.Item>
        <Menu.Item onClick={onSignOut}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** For whom one acts; the one in use is marked and stays where it is. */
function OrganisationChoice({ choices, onActFor }: Pick<Me, "choices"> & Pick<Props, "onActFor">) {
  return (
    <>
      <Menu.Label>Act for</Menu.Label>
      {choices.map((one) => (
        <Menu.Item
          key={one.id}
          aria-current={one.current || undefined}
          leftSection={one.current ? icons.check : <span className={classes.unchosen} />}
          onClick={() => !one.current && onActFor(one.id)}
        >
          {one.name}
          <span className={classes.role}>{one.role}</span>
        </Menu.Item>
      ))}
      <Menu.Divider />
    </>
  );
}
