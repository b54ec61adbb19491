import { ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactElement, useState } from 'react';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { useSession } from '../session/session';
import { ADMIN } from '../texts/admin';
import styles from './admin.module.css';
import { ADMIN_PLACES, mayOpen } from './admin-places';
import './focus.css';
import { themeOf } from './theme';

/** What stands around every page of administration: the things this administrator looks after, and no others. */
export function AdminFrame(): ReactElement {
  const session = useSession();
  const { pathname } = useLocation();
  const [theme] = useState(() =>
    themeOf(
      getComputedStyle(document.documentElement),
      matchMedia('(prefers-reduced-motion: reduce)').matches,
    ),
  );
  const open = ADMIN_PLACES.filter((place) => mayOpen(session, place));
  const [first] = open;
  if (first === undefined) return <Shut title={ADMIN.forbidden} hint={ADMIN.forbiddenHint} />;
  if (/^\/admin\/?$/.test(pathname)) return <Navigate to={first.path} replace />;
  const isTheirs = open.some(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <nav className={styles['nav']} aria-label={ADMIN.navigation}>
        {open.map(({ path, label }) => (
          <NavLink key={path} to={path}>
            {label}
          </NavLink>
        ))}
      </nav>
      {isTheirs ? <Outlet /> : <Shut title={ADMIN.notYours} hint={ADMIN.notYoursHint} />}
    </ConfigProvider>
  );
}

function Shut({ title, hint }: { readonly title: string; readonly hint: string }): ReactElement {
  return (
    <div className={styles['shut']} role="alert">
      <h1>{title}</h1>
      <p>{hint}</p>
    </div>
  );
}
