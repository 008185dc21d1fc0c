package io.taxiapp.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.taxiapp.local.SourceTree;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// What the page draws of answers that are rare in a run: the files as they ship, in a browser,
/// without a service. The whole page is [PageIT]'s.
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageDrawingTest {

  private static final String ORIGIN = "http://page.test";
  private static final String BAND = "document.querySelector('path.band').getBBox()";
  private static final Path FILES =
      SourceTree.find().root().resolve("backend-service/src/main/resources");

  private static final String ENDED_AFTER_20_MINUTES =
      "{type: 'ride-completed', at: '2026-01-15T17:20:00Z', durationSeconds: 1200, tipCents: 400, totalCents: 3400, currency: 'USD'}";

  private static final String CITY =
      """
      {"rides": {"requested": 1, "onTheRoad": 2, "completed": 3, "cancelled": 0},
       "taxis": [], "traffic": [],
       "seconds": [
         {"at": "2026-01-15T17:00:00Z", "rideEvents": 1, "durations": 1, "tips": 1, "costs": 1, "lagP50Ms": 80, "lagP95Ms": 1234567},
         {"at": "2026-01-15T17:00:01Z", "rideEvents": 1, "durations": 1, "tips": 1, "costs": 1, "lagP50Ms": 80, "lagP95Ms": 90}],
       "deadLetters": {"count": 3, "latest": [
         {"at": "2026-01-15T17:00:02Z", "consumer": "tip-consumer", "record": "taxi.ride-events.v1-3@41", "reason": "SerializationException"},
         {"at": "2026-01-15T17:00:02Z", "consumer": "cost-consumer", "record": "taxi.ride-events.v1-3@41", "reason": "SerializationException"},
         {"at": "2026-01-15T17:00:01Z", "consumer": "tip-consumer", "record": "taxi.ride-events.v1-0@7", "reason": "SerializationException"}]}}
      """;

  private Chromium chromium;
  private Page page;
  private volatile boolean ready;

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
  void anEmptyPage() {
    ready = true;
    page = chromium.browser().newPage();
    page.route(ORIGIN + "/**", route -> route.fulfill(answer(route.request().url())));
    page.navigate(ORIGIN);
  }

  @Test
  void aLabelHasRoomHoweverLongItIs() {
    showCity();

    assertThat(page.locator("svg.chart text").allTextContents()).contains("1234567 ms");
    assertThat(
            number(
                "Math.min(...[...document.querySelectorAll('svg.chart text')].map((t) => t.getBBox().x))"))
        .isNotNegative();
  }

  @Test
  void aDashedLineHasADashedKey() {
    showCity();

    assertThat(
            page.evaluate(
                "getComputedStyle(document.querySelector('.line.second')).strokeDasharray"))
        .isNotEqualTo("none");
    assertThat(
            (String)
                page.evaluate(
                    "getComputedStyle(document.querySelector('.key .second')).backgroundImage"))
        .contains("repeating-linear-gradient");
  }

  @Test
  void aRecordThatNobodyCouldUseIsShownOnceWithAllWhoCouldNot() {
    showCity();

    assertThat(page.locator("ul.plain li").allTextContents())
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .endsWith(
                        "taxi.ride-events.v1-3@41: SerializationException, in tip-consumer, cost-consumer"),
            text ->
                assertThat(text)
                    .endsWith("taxi.ride-events.v1-0@7: SerializationException, in tip-consumer"));
  }

  @Test
  void aCityThatMayBeOldIsSaidSoUntilItIsNot() {
    ready = false;
    showCity();
    var notice = PlaywrightAssertions.assertThat(page.locator("[role=alert]"));
    notice.hasText("What is shown may be old: the service is not ready, Kafka is away");
    PlaywrightAssertions.assertThat(page.locator("#tile-road .value")).hasText("2");

    ready = true;
    notice.isEmpty();
  }

  @Test
  void theLatestPredictionHoldsUntilTheRideEnds() {
    showTip("17:00:00", ENDED_AFTER_20_MINUTES);

    assertThat(number(BAND + ".width")).isGreaterThan(200);
    assertThat(page.locator("svg.chart text").allTextContents()).contains("12:20:00 PM EST");
  }

  @Test
  void theLatestOfTwoPredictionsOfAnOpenRideHasABandOfItsOwn() {
    showTip("17:00:00", "{type: 'ride-progressed', sequence: 1}");
    page.evaluate("said('tip', 2, '2026-01-15T17:10:00Z')");

    var end = number(BAND + ".x + " + BAND + ".width");
    assertThat(number("[...document.querySelectorAll('.dot')].at(-1).cx.baseVal.value"))
        .isLessThan(end - 10);
  }

  @Test
  void aPredictionIsItsMedianWhichLiesWithinItsInterval() {
    showTip("17:00:00", "{type: 'ride-progressed', sequence: 1}");

    PlaywrightAssertions.assertThat(page.locator("#card-tip .value")).hasText("$3.00");
    assertThat(page.locator("#card-tip").textContent())
        .contains("8 of 10 such rides: $1.00 to $5.00", "12:00:00 PM EST")
        .doesNotContain("$9.00");
    assertThat(page.locator("#card-tip svg text").allTextContents()).doesNotContain("$9.00");
  }

  @Test
  void whatCameOfARideStandsAboveWhatWasPredicted() {
    showTip("17:00:00", ENDED_AFTER_20_MINUTES);

    PlaywrightAssertions.assertThat(page.locator("#card-tip .value")).hasText("$4.00");
    PlaywrightAssertions.assertThat(page.locator("#card-tip")).containsText("Predicted: $3.00");
    PlaywrightAssertions.assertThat(page.locator("#card-cost .value")).hasText("$30.00");
    PlaywrightAssertions.assertThat(page.locator("#card-duration .value")).hasText("20 min");
  }

  private double number(String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }

  private void showCity() {
    page.evaluate(
        """
        async () => {
          const { CityView } = await import('/page/city-view.js');
          const section = document.body.appendChild(document.createElement('section'));
          new CityView(section, { showRide() {}, showTraffic() {}, showTaxis() {} }).show();
        }""");
    page.locator("#tile-letters").waitFor();
  }

  /// One prediction, and what else happened to the ride; more are shown by `said`.
  private void showTip(String at, String event) {
    page.evaluate(
        """
        async () => {
          const { predictionCards } = await import('/page/prediction-cards.js');
          const { RideState } = await import('/page/ride-state.js');
          const state = new RideState();
          state.take('ride-event', %s);
          globalThis.said = (kind, sequence, asOf) => {
            state.take(kind, { sequence, asOf, cause: 'requested', currency: 'USD', model: { name: 'tip', version: '1' },
              tipCents: 900, tipInterval: { p10: 100, p50: 300, p90: 500 } });
            document.body.replaceChildren(...predictionCards(state));
          };
          said('tip', 1, '2026-01-15T%sZ');
        }"""
            .formatted(event, at));
  }

  private Route.FulfillOptions answer(String url) {
    var path = url.substring(ORIGIN.length());
    var answer = new Route.FulfillOptions();
    return switch (path) {
      case "/" ->
          answer
              .setContentType("text/html")
              .setBody("<!doctype html><link rel=stylesheet href=/page/page.css>");
      case "/city" -> answer.setContentType("application/json").setBody(CITY);
      case "/health/readiness" ->
          answer
              .setStatus(ready ? 200 : 503)
              .setContentType("application/json")
              .setBody("{\"reason\": \"Kafka is away\"}");
      default -> answer.setPath(FILES.resolve(path.substring(1)));
    };
  }
}
