package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.taxiapp.local.process.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// The page in a real browser, before the real services.
@Timeout(900)
@OnSharedStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageIT {

  private static final String HARLEM = "East Harlem North, Manhattan (74)";
  private static final List<String> CARDS =
      List.of("#card-initial", "#card-duration", "#card-tip", "#card-cost");

  private static final String MANY_ON_THE_ROAD =
      "() => Number(document.querySelector('#tile-road .value')?.textContent) >= 5";

  private static final Locator.FilterOptions VISIBLE = new Locator.FilterOptions().setVisible(true);

  private LocalRun run;
  private Chromium chromium;

  @BeforeAll
  void open(LocalRun shared) {
    var executable = Chromium.find();
    if (executable.isEmpty()) {
      System.err.println(
          """
          ============================================================================
          The page is NOT tested: expected a Chromium (TAXI_CHROMIUM, or apt-get install
          chromium), found none.
          ============================================================================""");
    }
    Assumptions.assumeTrue(executable.isPresent(), "no Chromium: the page is not tested");
    chromium = Chromium.launch(executable.get());
    run = shared;
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aRideIsRequestedFollowedThroughALostConnectionAndEnded() throws Exception {
    try (var page = desktop().at("/")) {
      page.find("#pickup").fill("East Harlem North");
      page.find("#pickup").press("Tab");
      assertThat(page.find("#pickup").inputValue()).isEqualTo(HARLEM);
      page.find("#dropoff").fill("138");
      page.find("#dropoff").press("Tab");
      page.sees("#estimate", "About");
      page.requestRide();

      for (var card : CARDS) {
        page.sees(card, "8 of 10 such rides");
      }
      page.sees("#stream", "live");
      var ride = page.page().url().replaceFirst(".*/", "/rides/");
      report(ride + "/progress", progress(40.793, Duration.ofMinutes(4), 0.5));
      report(ride + "/progress", progress(40.79, Duration.ofMinutes(9), 1.5));
      page.sees("#title", " in New York, on the road");
      page.seesAtLeast("#card-duration .dot", 3); // the initial duration and two corrections
      page.screenshot("ride");

      var backend = backend();
      backend.kill();
      page.sees("#stream", "connection lost");
      page.sees("#service", "not reachable");
      run.stack().start(run.stack().services().backend()).awaitReady(Duration.ofMinutes(3));
      page.sees("#stream", "live");
      page.sees("#service", "ready");

      var before = page.find("#card-duration .dot").count();
      report(ride + "/progress", progress(40.785, Duration.ofMinutes(14), 2.5));
      report(
          ride + "/completion",
          "{\"at\":\"%s\",\"durationSeconds\":2400,\"distanceKm\":14.2,\"fareCents\":4200,\"tipCents\":800,\"totalCents\":5300}"
              .formatted(Instant.now().plus(Duration.ofMinutes(40))));
      page.sees("#stream", "the ride is over");
      page.sees("#title", "completed: took 40 min (predicted: ");
      page.sees("#title", "cost $45.00 (predicted: $");
      assertThat(page.find("#card-duration .value").textContent()).isEqualTo("40 min");
      page.sees("#card-duration", "Predicted: ");
      page.sees("#card-tip .value", "$8.00");
      page.sees("#card-cost .value", "$45.00");
      assertThat(page.find("#card-duration .dot").count()).isGreaterThanOrEqualTo(before);
      page.sees(
          "#recent", "East Harlem North to LaGuardia Airport · completed · took 40 min (predict");
      page.assertClean();
    }
  }

  @Test
  void zonesAreChosenByClickingTheMap() {
    try (var page = desktop().at("/")) {
      page.sees("#estimate", "Click two zones");
      var zones = page.find("path.zone");
      assertThat(zones.count()).isEqualTo(263);
      page.page().mouse().click(420, 400);
      page.page().mouse().click(470, 480);
      page.sees("#estimate", "About");
      assertThat(page.find("path.zone.pickup").count()).isEqualTo(1);
      assertThat(page.find("path.zone.dropoff").count()).isEqualTo(1);
      page.assertClean();
    }
  }

  @Test
  void theKeyboardReachesTheFormWithoutPassingTheZones() {
    try (var page = desktop().at("/#/city")) {
      page.sees("#city", "The city now");
      page.page().keyboard().press("Tab");
      page.page().keyboard().press("Enter"); // the link that skips the map
      assertThat(page.page().evaluate("document.activeElement.id")).isEqualTo("panel");
      assertThat(page.page().url()).endsWith("/#/city");

      page.find("nav a[data-view=ride]").press("Enter");
      assertThat(page.find("path.zone:not([tabindex='-1'])").count()).isZero();
      for (int i = 0; i < 10 && !isFocused(page, "pickup"); i++) {
        page.page().keyboard().press("Tab");
      }
      assertThat(isFocused(page, "pickup")).isTrue();
      page.assertClean();
    }
  }

  private static boolean isFocused(OpenPage page, String id) {
    return page.page().evaluate("document.activeElement.id").equals(id);
  }

  @Test
  void aNameThatIsNoZoneAndARideThatIsNoRideAreSaidSo() {
    try (var page = desktop().at("/#/ride/00000000-0000-0000-0000-000000000000")) {
      page.sees("#followed", "No ride 00000000");
      page.find("#pickup").fill("Gotham");
      page.find("#pickup").press("Tab");
      assertThat(page.find("#pickup").evaluate("input => input.validationMessage"))
          .isEqualTo("No taxi zone has this name");
      assertThat(page.find("button[type=submit]").isDisabled()).isTrue();
      page.assertClean();
    }
  }

  @Test
  void aRideThatCannotBeTakenIsSaidSoAndCanBeTriedAgain() {
    try (var page = desktop().at("/")) {
      page.page()
          .route(
              "**/rides",
              route ->
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(503)
                          .setContentType("application/problem+json")
                          .setBody("{\"type\":\"urn:taxiapp:problem:kafka-unavailable\"}")));
      page.choose("74", "75");
      page.find("button[type=submit]").click();
      page.sees("[role=alert]:has(.notice)", "Please try again: it will not make two");

      page.page().unroute("**/rides");
      page.requestRide();
      page.sees("#stream", "live");
      page.assertClean();
    }
  }

  @Test
  void theCityShowsWhatGoesOn() throws Exception {
    var result = run.rides(60, Duration.ofSeconds(12));
    assertThat(result.accepted()).hasSize(60);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var page = desktop().at("/#/city")) {
      var more = threads.submit(() -> run.rides(60, Duration.ofSeconds(30)));
      page.sees("#city", "Messages a second");
      page.page().waitForFunction(MANY_ON_THE_ROAD);
      page.sees("#tile-letters", Long.toString(run.deadLetters()));
      assertThat(page.find("#city svg.chart").count()).isEqualTo(2);
      assertThat(page.find("path.zone[class*=pace-]:not(.pace-none)").count()).isPositive();
      page.screenshot("city");
      assertThat(more.get().accepted()).hasSize(60);
      page.assertClean();
    }
  }

  @Test
  void aRideIsDrivenToItsEndByTheSimulatedTaxi() {
    try (var page = desktop().at("/")) {
      page.choose("74", "138");
      page.requestRide();
      page.sees("#card-cost", "8 of 10 such rides");
      page.find("#drive").click();
      page.sees("#drive", "drives");
      page.sees("#title", "on the road");
      assertThat(page.find("path.taxi").count()).isEqualTo(1);
      page.find("nav a[data-view=city]").click(); // it drives on
      page.page().goBack();

      page.sees("#title", "completed: took ");
      page.sees("#recent", "completed · took ");
      assertThat(page.find("#drive, #cancel").filter(VISIBLE).count()).isZero();
      page.assertClean();
    }
  }

  @Test
  void aRideIsCancelledOrSaidWhyNot() {
    try (var page = desktop().at("/")) {
      page.choose("74", "75");
      page.requestRide();
      page.page()
          .route(
              "**/cancellation",
              route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("")));
      page.find("#cancel").click();
      page.sees("#actions [role=alert]", "could not be cancelled: The service answers 503");

      page.page().unroute("**/cancellation");
      page.cancelRide();
      page.sees("#title", "cancelled");
      assertThat(page.find("#drive, #cancel").filter(VISIBLE).count()).isZero();
      page.sees("#recent", "East Harlem South · cancelled");
      page.assertClean();
    }
  }

  @Test
  void aPhoneInTheDarkThatKnowsThisMachineByAnotherNameIsEnough() {
    var address =
        URI.create("http://" + Chromium.OTHER_HOST + ":" + run.stack().backend().getPort());
    try (var page =
        OpenPage.open(chromium.browser(), address, 390, 844, ColorScheme.DARK).at("/")) {
      assertThat(page.page().evaluate("isSecureContext")).isEqualTo(false);
      page.choose("74", "75");
      page.requestRide();
      PlaywrightAssertions.assertThat(page.find("#followed h2")).isInViewport();
      assertThat(page.page().evaluate("document.activeElement.closest('#followed') !== null"))
          .isEqualTo(true);
      for (var card : CARDS) {
        page.sees(card, "8 of 10 such rides");
      }
      assertThat(page.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
      page.find("#followed").scrollIntoViewIfNeeded();
      page.screenshot("phone");
      page.assertClean();
    }
  }

  private OpenPage desktop() {
    return OpenPage.open(chromium.browser(), run.stack().backend(), 1280, 860, ColorScheme.LIGHT);
  }

  private ServiceProcess backend() {
    return run.stack().running("backend-service").orElseThrow();
  }

  private void report(String path, String json) {
    var answer = run.post(path, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  /// @param after from now on
  private static String progress(double latitude, Duration after, double km) {
    return "{\"at\":\"%s\",\"position\":{\"latitude\":%s,\"longitude\":-73.93},\"distanceCoveredKm\":%s}"
        .formatted(Instant.now().plus(after), latitude, km);
  }
}
