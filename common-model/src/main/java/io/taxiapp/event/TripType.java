package io.taxiapp.event;

/// How the ride was ordered: the TLC's trip types 1 and 2.
public enum TripType {
  STREET_HAIL,
  DISPATCH
}
