package io.taxiapp.cli;

import java.net.URI;
import org.apache.kafka.common.utils.Utils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What options take: anything else is a wrong argument, and the command does not begin.
final class OptionConverters {

  private static final int LAST_PORT = 65_535;

  private OptionConverters() {}

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
