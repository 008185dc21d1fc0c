package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The page in a browser window, watched: what it asks of others and what goes wrong in it.
record OpenPage(BrowserContext context, Page page, List<String> elsewhere, List<String> errors)
    implements AutoCloseable {

  private static final Path SCREENSHOTS =
      Path.of(System.getenv().getOrDefault("TAXI_SCREENSHOTS", "target/screenshots"));

  static OpenPage open(Browser browser, URI backend, int width, int height, ColorScheme scheme) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setBaseURL(backend.toString()));
    var page = context.newPage();
    page.setDefaultTimeout(180_000);
    var elsewhere = new CopyOnWriteArrayList<String>();
    var errors = new CopyOnWriteArrayList<String>();
    page.onRequest(
        request -> {
          if (!request.url().startsWith(backend.toString())) {
            elsewhere.add(request.url());
          }
        });
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
    return new OpenPage(context, page, elsewhere, errors);
  }

  OpenPage at(String path) {
    page.navigate(path);
    return this;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /// Waits until an element has this text in it.
  void sees(String selector, String text) {
    try {
      PlaywrightAssertions.assertThat(find(selector)).containsText(text);
    } catch (AssertionError e) {
      screenshot(Path.of("target/screenshots/failed.png"));
      throw new AssertionError(e.getMessage() + "\nerrors of the page: " + errors, e);
    }
  }

  /// Waits until so many elements are there.
  void seesAtLeast(String selector, int count) {
    find(selector).nth(count - 1).waitFor();
  }

  void screenshot(String name) {
    screenshot(SCREENSHOTS.resolve(name + ".png"));
  }

  private void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  /// Waits for the estimate, as everything that hangs on the zones is there then.
  void choose(String pickup, String dropoff) {
    find("#pickup").fill(pickup);
    find("#dropoff").fill(dropoff);
    find("#payment").focus();
    sees("#estimate", "About");
  }

  /// Presses the button, and again whenever the page says to: on a busy machine Kafka may take
  /// longer to confirm a ride than the backend waits.
  void requestRide() {
    find("button[type=submit]").press("Enter");
    var followed = find("#stream");
    for (int i = 0; i < 20 && !followed.isVisible(); i++) {
      find("#stream, form .notice").first().waitFor();
      if (!followed.isVisible()) {
        find("button[type=submit]").press("Enter");
      }
    }
  }

  /// The same with the button that cancels it.
  void cancelRide() {
    var over = find("#title").filter(new Locator.FilterOptions().setHasText("cancelled"));
    for (int i = 0; i < 20 && !over.isVisible(); i++) {
      find("#cancel").press("Enter");
      over.or(find("#actions .notice")).first().waitFor();
    }
  }

  /// Nothing was asked of anyone else, and nothing went wrong. (The browser itself reports each
  /// answer that is no success; the page shows those in its own way.)
  void assertClean() {
    assertThat(elsewhere).isEmpty();
    assertThat(errors).allMatch(error -> error.startsWith("Failed to load resource"));
  }

  @Override
  public void close() {
    context.close();
  }
}
