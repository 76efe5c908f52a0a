"""Holds the flags with which everything here starts Chromium: it asks no host but the loopback."""

# Names and addresses outside fail at once, before any packet; Chromium asks some of its maker's
# on its own otherwise.
LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    LOOPBACK_ONLY,
)
# Chromium heeds the last --disable-features alone, so what Playwright itself turns off stands here
# again; a test says when a later one turns off more.
_OFF_BY_PLAYWRIGHT = (
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"),
    *("DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("BlockOriginHeaderModificationOnRedirect", "AvoidCorsURLLoaderRestartOnRedirect"),
    *("Translate", "AutoDeElevate", "OptimizationHints", "NetworkTimeServiceQuerying"),
    *("AimEnabled", "msForceBrowserSignIn", "msEdgeUpdateLaunchServicesPreferredVersion"),
)
# For each window these start two pages more, the lists below an address bar that nobody sees: they
# take as much processor time as opening one of our pages.
_OFF_TOO = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
FOR_PLAYWRIGHT = (*FLAGS, f"--disable-features={','.join((*_OFF_BY_PLAYWRIGHT, *_OFF_TOO))}")


def in_one_line() -> str:
    """Return the flags of a Chromium without a window as Lighthouse reads them: values quoted."""
    flags = ("--headless=new", *FLAGS)
    pairs = (flag.partition("=") for flag in flags)
    return " ".join(
        f'{name}="{value}"' if " " in value else f"{name}{equals}{value}"
        for name, equals, value in pairs
    )
