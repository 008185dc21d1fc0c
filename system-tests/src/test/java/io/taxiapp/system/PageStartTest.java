package io.taxiapp.system;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import io.taxiapp.local.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// How the page begins: the files as they ship, in a browser, under a host name that makes no
/// secure context, before a service that may answer or not.
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageStartTest {

  private static final String ORIGIN = "http://page.test";
  private static final Path FILES =
      SourceTree.find().root().resolve("backend-service/src/main/resources");

  private static final String JSON = "application/json";
  private static final String RIDE = "/rides/00000000-0000-0000-0000-000000000001";
  private static final String REQUESTED =
      "{\"type\": \"ride-requested\", \"pickupZone\": 74, \"dropoffZone\": 75, \"requestedAt\": \"2026-01-15T17:00:00Z\", \"initialDuration\": {\"seconds\": 600, \"interval\": {\"p10\": 300, \"p50\": 540, \"p90\": 900}, \"model\": {\"name\": \"duration\", \"version\": \"1\"}}}";

  private Chromium chromium;
  private BrowserContext context;
  private Page page;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();

  @BeforeAll
  void open() {
    chromium = Chromium.launchOrLeaveOut();
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void aWindow() {
    asked.clear();
    errors.clear();
    context = chromium.browser().newContext();
    page = context.newPage();
    page.onRequest(request -> asked.add(request.url().substring(ORIGIN.length())));
    page.onPageError(errors::add);
    page.route(ORIGIN + "/**", route -> route.fulfill(answer(route)));
  }

  @AfterEach
  void noWindow() {
    context.close();
  }

  @Test
  void allThatItIsMadeOfIsAskedForOnceAndAtOnceWhileItSaysThatItLoads() throws IOException {
    var held = new CopyOnWriteArrayList<Route>();
    page.route("**/main.js", held::add);
    page.navigate(ORIGIN, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));

    PlaywrightAssertions.assertThat(page.locator("#panel")).containsText("Loading");
    var modules = modules();
    page.waitForCondition(() -> asked.containsAll(modules) && asked.contains("/zones"), patient());
    PlaywrightAssertions.assertThat(page.locator("#panel")).containsText("Loading");

    held.forEach(route -> route.fulfill(answer(route)));
    PlaywrightAssertions.assertThat(page.locator("#pickup")).isVisible();
    PlaywrightAssertions.assertThat(page.locator("#loading")).hasCount(0);
    assertThat(asked.stream().filter(PageStartTest::isModule))
        .containsExactlyInAnyOrderElementsOf(modules);
    assertThat(asked).containsOnlyOnce("/zones", "/page/zone-shapes.json");
    assertThat(errors).isEmpty();
  }

  @Test
  void whatMakesItNoPageIsSaidSo() {
    page.route("**/leaflet.js", Route::abort);
    page.navigate(ORIGIN);

    PlaywrightAssertions.assertThat(page.locator("[role=alert]"))
        .containsText("could not be loaded");
  }

  @Test
  void aBrowserThatHoldsBackAllThatItMayIsEnough() {
    page.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })");
    page.navigate(ORIGIN);

    PlaywrightAssertions.assertThat(page.locator("#pickup")).isVisible();
    assertThat(page.evaluate("isSecureContext")).isEqualTo(false);
    assertThat(errors).isEmpty();
  }

  @Test
  void aServiceThatNoLongerAnswersIsNotReachable() {
    page.navigate(ORIGIN);
    var service = PlaywrightAssertions.assertThat(page.locator("#service"));
    service.hasText("service: ready");

    page.route("**/health/readiness", _ -> {}); // an answer that never comes
    service.hasText("service: not reachable");

    page.unroute("**/health/readiness");
    service.hasText("service: ready");
  }

  @Test
  void aRideIsDrivenOnlyWhereTheServiceSaysSo() {
    page.navigate(ORIGIN + "/#" + RIDE.replace("rides", "ride"));

    PlaywrightAssertions.assertThat(page.locator("#cancel")).isVisible();
    PlaywrightAssertions.assertThat(page.locator("#drive")).hasCount(0);
  }

  private static Page.WaitForConditionOptions patient() {
    return new Page.WaitForConditionOptions().setTimeout(Chromium.PATIENCE_MILLIS);
  }

  private static List<String> modules() throws IOException {
    try (var files = Files.list(FILES.resolve("page"))) {
      return files
          .map(file -> "/page/" + file.getFileName())
          .filter(PageStartTest::isModule)
          .toList();
    }
  }

  private static boolean isModule(String path) {
    return path.startsWith("/page/") && path.endsWith(".js");
  }

  private static Route.FulfillOptions answer(Route route) {
    var path = route.request().url().substring(ORIGIN.length());
    var answer = new Route.FulfillOptions();
    if (path.startsWith("/webjars/")) {
      return answer.setBodyBytes(webjar("/META-INF/resources" + path));
    }
    return switch (path) {
      case "/" -> answer.setPath(FILES.resolve("page/index.html"));
      case "/zones" -> answer.setContentType(JSON).setBody("[]");
      case "/health/readiness" -> answer.setContentType(JSON).setBody("{\"reason\": \"ready\"}");
      case RIDE + "/events" ->
          answer
              .setContentType("text/event-stream")
              .setBody("event: ride-event\ndata: %s\n\n".formatted(REQUESTED));
      default ->
          path.startsWith("/page/")
              ? answer.setPath(FILES.resolve(path.substring(1)))
              : answer.setStatus(503);
    };
  }

  private static byte[] webjar(String name) {
    try (var found = PageStartTest.class.getResourceAsStream(name)) {
      return requireNonNull(found, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
