package io.taxiapp.training.card;

import io.taxiapp.training.corrected.CorrectedDurationModel;
import io.taxiapp.training.fit.RideTarget;
import java.util.List;

/// What a card's page says beside the card's own figures and texts.
///
/// @param uses what the prediction means, and what it is not for
/// @param factors what may make a difference, and whether it was looked at
/// @param ethics who may be hurt, and how
record CardWords(List<String> uses, List<String> factors, List<String> ethics) {
  private static final String PLACES =
      "Places stand for people: a zone's income and origin show in its rides, and what is learned from them is repeated."
          + " The errors by borough show where the model is worse; nobody's income or origin is known to it.";
  private static final String NOBODY =
      "The records name no rider and no driver, and places only by zone; a rider is no input.";

  static CardWords of(String modelName) {
    return modelName.equals(CorrectedDurationModel.NAME)
        ? corrected()
        : switch (RideTarget.named(modelName)) {
          case DURATION -> duration();
          case TIP -> tip();
          case COST -> cost();
        };
  }

  private static CardWords duration() {
    return new CardWords(
        List.of(
            "For riders and for the models of tip and cost. Waiting for the taxi is no part of it.",
            "Not for judging drivers, and not for emergencies."),
        List.of(
            "Rides without a stated payment type were booked by app: their times are rounded to minutes and their ways longer.",
            "Not looked at: weather, holidays, events.",
            "Where the floor seems to be: told the meter's distance too, which is known only when the ride is over, the same trees"
                + " came to RMSE 5.13 instead of 5.96 minutes on 2021-02, and to 4.01 instead of 4.95 on 2023-02. So a quarter"
                + " to a third of the squared error is the way between two zones, which a request does not tell; the rest"
                + " no input here explains."),
        List.of(
            NOBODY,
            PLACES,
            "A duration that is regularly too short puts pressure on drivers: show the interval."));
  }

  private static CardWords tip() {
    return new CardWords(
        List.of(
            "Card: the tip that the meter's card reader will record.",
            "Cash: always 0, with an interval of 0. Cash tips are recorded nowhere, so this says nothing about what is given.",
            "Payment not known at the request: what the records without a payment type carry, most of them booked by app,"
                + " where a tip can be given without a record here. Read it as \"recorded, if at all\".",
            "Not for ranking riders or offering rides by their tip: the driver should not see it before the ride."),
        List.of(
            "Only card rides tell a tip for certain: what is not parted by payment is parted among them.",
            "Not looked at: the rider's habit and the driver's service. No record tells of them.",
            "Where the floor seems to be: nine more inputs, twice the leaves and half as many rows in one took 1 % off the RMSE of"
                + " 2022-02 ($1.904 to $1.886 without tips over $100). Two riders of the same ride tip nothing and $5: that is"
                + " not known at a request."),
        List.of(
            NOBODY,
            PLACES,
            "Shown to a driver before a ride, it would let places be avoided whose riders tip less: keep it"
                + " from drivers until the ride is over."));
  }

  private static CardWords cost() {
    return new CardWords(
        List.of(
            "What a rider can expect to pay before the tip; not an offer, and not a meter.",
            "Not for setting prices: it repeats those of its months."),
        List.of(
            "Rides without a stated payment method were booked by app, whose prices move: all are learned as of the last days.",
            "Not looked at: tolls on the way taken, and prices that booking apps set by demand.",
            "Where the floor seems to be: six more inputs and half as many trees again took 0.3 % off the MAE of 2023-02 ($2.976 to $2.966"
                + " without refunds and errors). What is left is the way taken, as for the duration, and what an app asks."),
        List.of(
            NOBODY,
            PLACES,
            "Half of all rides cost more than the value: who plans a budget by it should look at p90."));
  }

  private static CardWords corrected() {
    return new CardWords(
        List.of(
            "For riders on the way, and for the models of tip and cost, which predict again when it moves.",
            "Not for judging drivers: a late ride has many causes that are no input."),
        List.of(
            "Tried with places known exactly and by zone only: a service may know either.",
            "Not looked at: ways in another city than the one they were learned in; on the way, payment and borough, which those"
                + " ways do not tell.",
            "Where the floor seems to be: a recorded arrival lies up to a minute after the last fix. Spread evenly over it, that is a"
                + " mean absolute error of 15 s that no model can avoid, of the 52 s at 75 % of the way."),
        List.of(
            "A recorded way can identify who drove it: the trips are of 2008, carry no names here, and nobody is to be found"
                + " in them. The bundle holds trees on shares and speeds, and no place of a trip.",
            "A correction that comes late or jumps about is worse for a rider than none: its interval tells how sure it is."));
  }
}
