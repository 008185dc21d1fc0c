package io.taxiapp.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The browser of this machine: `TAXI_CHROMIUM`, or where distributions put it. None is downloaded.
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

  static final double PATIENCE_MILLIS = 180_000;

  /// Also this machine, by a name that makes no secure context: not localhost, and no https.
  static final String OTHER_HOST = "taxi.test";

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  static Optional<Path> find() {
    return Stream.concat(
            Optional.ofNullable(System.getenv("TAXI_CHROMIUM")).stream(), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// One that draws the page; without any, the test is left out.
  static Chromium launchOrLeaveOut() {
    var executable = find();
    Assumptions.assumeTrue(
        executable.isPresent(), "LEFT OUT: expected a Chromium, found none; the page is not drawn");
    return launch(executable.get());
  }

  static Chromium launch(Path executable) {
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(executable)
            .setArgs(
                List.of(
                    "--no-sandbox",
                    "--disable-dev-shm-usage",
                    "--host-resolver-rules=MAP " + OTHER_HOST + " 127.0.0.1"));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
