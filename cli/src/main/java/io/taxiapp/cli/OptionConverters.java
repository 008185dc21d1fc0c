package io.taxiapp.cli;

import io.taxiapp.topic.reading.Origin;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Utils;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What options take: anything else is a wrong argument, and the command does not begin.
final class OptionConverters {

  private static final int LAST_PORT = 65_535;

  private static final Pattern RIDE =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final Pattern RECORD = Pattern.compile("(.+)-(\\d{1,9})@(\\d{1,18})");

  private OptionConverters() {}

  /// For options that name no converter, by their types.
  static CommandLine byType(CommandLine command) {
    return command
        .registerConverter(int.class, OptionConverters::whole)
        .registerConverter(Integer.class, OptionConverters::whole)
        .registerConverter(long.class, OptionConverters::longNumber)
        .registerConverter(Instant.class, OptionConverters::time)
        .registerConverter(UUID.class, OptionConverters::ride);
  }

  /// A whole number, 1 or more.
  static final class AtLeastOne implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return whole(text, 1, Integer.MAX_VALUE, "a whole number of at least 1");
    }
  }

  /// Whole seconds, 0 or more.
  static final class Seconds implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return whole(text, 0, Integer.MAX_VALUE, "whole seconds");
    }
  }

  /// A TCP port that can be asked for by its number.
  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return whole(text, 1, LAST_PORT, "a port from 1 to 65535");
    }
  }

  /// A number above 0.
  static final class AboveZero implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, Double.MIN_VALUE, Double.MAX_VALUE, "a number above 0");
    }
  }

  /// A part of a whole.
  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return number(text, 0, 1, "a share from 0 to 1");
    }
  }

  /// A directory that is there.
  static final class Directory implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
      var path = Path.of(text);
      if (!Files.isDirectory(path)) {
        throw unexpected("a directory that exists", text);
      }
      return path;
    }
  }

  /// Where a record stands, as [Origin] shows it.
  static final class RecordPlace implements ITypeConverter<Origin> {
    @Override
    public Origin convert(String text) {
      var parts = RECORD.matcher(text);
      if (!parts.matches()) {
        throw unexpected("TOPIC-PARTITION@OFFSET, such as taxi.ride-events.v1-0@42", text);
      }
      return new Origin(
          parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }
  }

  /// Kafka's `bootstrap.servers`.
  static final class Brokers implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      for (var address : text.split(",", -1)) {
        var port = Utils.getPort(address);
        if (Utils.getHost(address) == null || port == null || port < 1 || port > LAST_PORT) {
          throw unexpected("HOST:PORT, or several with commas between", text);
        }
      }
      return text;
    }
  }

  /// The root of a server that speaks HTTP.
  static final class HttpUrl implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        var uri = URI.create(text);
        var scheme = String.valueOf(uri.getScheme());
        if ((scheme.equals("http") || scheme.equals("https"))
            && uri.getHost() != null
            && uri.getPort() != 0
            && uri.getPort() <= LAST_PORT) {
          return uri;
        }
      } catch (IllegalArgumentException _) {
        // It is no URI at all.
      }
      throw unexpected("a URL such as http://127.0.0.1:8080", text);
    }
  }

  private static int whole(String text) {
    return whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number");
  }

  private static long longNumber(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw unexpected("a whole number", text);
    }
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException _) {
      throw unexpected("a time such as 2026-01-31T12:00:00Z", text);
    }
  }

  private static UUID ride(String text) {
    if (!RIDE.matcher(text).matches()) { // UUID.fromString takes 1-1-1-1-1 for one
      throw unexpected("a ride id such as 545a3623-11a7-5811-85ee-babfeea10104", text);
    }
    return UUID.fromString(text);
  }

  private static int whole(String text, int min, int max, String expected) {
    try {
      int value = Integer.parseInt(text);
      if (min <= value && value <= max) {
        return value;
      }
    } catch (NumberFormatException _) {
      // It is no number at all.
    }
    throw unexpected(expected, text);
  }

  private static double number(String text, double min, double max, String expected) {
    try {
      double value = Double.parseDouble(text);
      if (min <= value && value <= max) {
        return value;
      }
    } catch (NumberFormatException _) {
      // It is no number at all.
    }
    throw unexpected(expected, text);
  }

  private static TypeConversionException unexpected(String expected, String found) {
    return new TypeConversionException("expected " + expected + ", found " + found);
  }
}
