package io.taxiapp.training.card;

import io.taxiapp.model.ModelCard.Source;
import io.taxiapp.training.fit.RideTarget;
import java.util.List;

/// What model cards say in words.
public final class CardTexts {
  private static final String RIDE_FILTER =
      "1 to 60 minutes from pick-up to drop-off; picked up within the file's month";
  public static final String GPS_FILTER = "2 to 60 minutes; at least three GPS fixes";

  public static final Source TLC =
      new Source(
          "Trip records of green taxis; zone lookup",
          "NYC Taxi and Limousine Commission, TLC Trip Record Data",
          "public data of the City of New York, no use restrictions, name the source",
          "https://www.nyc.gov/site/tlc/about/tlc-trip-record-data.page");
  public static final Source ZONES =
      new Source(
          "Centroids and areas of the taxi zones",
          "NYC Open Data, NYC Taxi Zones",
          "public data of the City of New York",
          "https://data.cityofnewyork.us/Transportation/NYC-Taxi-Zones/d3c5-ddgc");
  public static final Source CRAWDAD =
      new Source(
          "20,000 occupied trips of San Francisco cabs with GPS positions, May and June 2008",
          "CRAWDAD epfl/mobility (M. Piorkowski, N. Sarafijanovic-Djukic, M. Grossglauser, 2009)",
          "CC BY 4.0 as republished",
          "https://doi.org/10.15783/C7J010");

  private static final String GREEN =
      "Learned from green taxis, which serve mostly upper Manhattan, Queens, Brooklyn and the Bronx; other fleets differ.";

  private CardTexts() {}

  public static String filter(RideTarget target) {
    return switch (target) {
      case DURATION -> RIDE_FILTER;
      case TIP ->
          RIDE_FILTER
              + "; a fare, and a recorded tip of at most $100: by card, or without payment type since 2022";
      case COST -> RIDE_FILTER + "; a fare, and a price of $3 to $250";
    };
  }

  public static String intendedUse(RideTarget target) {
    return switch (target) {
      case DURATION ->
          "The first answer to a ride request: its total duration from pick-up to drop-off.";
      case TIP ->
          "The tip that will be recorded for a ride, from what is known at its request and its predicted duration.";
      case COST ->
          "The price before tip, surcharges and tolls included, from what is known at a ride's request and its predicted duration.";
    };
  }

  public static List<String> caveats(RideTarget target) {
    return switch (target) {
      case DURATION ->
          List.of(
              GREEN,
              "Knows zones, not addresses: within a large zone the distance is a guess.",
              "Rides longer than an hour were left out of training and come out too short.",
              "Without weather, events and live traffic.");
      case TIP ->
          List.of(
              GREEN,
              "Cash tips are not recorded: a cash ride's prediction is 0 and says nothing about what was given.",
              "A ride without payment method gets what records without payment type carried since 2022; they were booked by app, and"
                  + " how many of them carry a tip changes from month to month. Earlier ones carry false tips and were left out.");
      case COST ->
          List.of(
              GREEN,
              "Fares and surcharges change by decree (December 2022, January 2025): train again after a change.",
              "The value is the median price, which keeps the absolute error small: half of all rides cost more.",
              "Rides without a stated payment method are priced by their apps, differently from week to week: learned as if all had"
                  + " been priced at the level of the last days of training, and too dear or too cheap after a change of that level.",
              "The interval is calibrated by itself for rides without a stated payment method, and for zones whose meters often record"
                  + " no distance, on the worst of three later quarters of the rides: on other months it holds rather more than 80 %.",
              "Refunds, prices under $3 or over $250 and rides without a fare were left out.");
    };
  }

  public static final String CORRECTED_USE =
      "The remaining duration of a ride at its request and while it lives, from its initial prediction, the live"
          + " traffic and its progress.";
  public static final List<String> CORRECTED_CAVEATS =
      List.of(
          "Learned in San Francisco in 2008; its inputs are shares and speeds so that it holds elsewhere, but it has not been tried on"
              + " recorded ways of New York rides: the TLC publishes none.",
          "The recorded arrival lies up to a minute after the last fix: about half a minute of noise in every label.",
          "Live traffic multiplies the plan and is no input of the trees: the recorded ways are too few an hour to teach its effect. It was"
              + " tried on trip records, which tell only how rides ended; what rides on the road tell of it was not.",
          "At the request the correction is the traffic's alone: the plan is the initial duration times the traffic around both zones."
              + " Its interval is calibrated on New York rides, of the month that the traffic is fitted on;"
              + " on the way, on San Francisco's.",
          "Where a ride's places are known by zone only, the zone's centroid stands in for them.");
}
