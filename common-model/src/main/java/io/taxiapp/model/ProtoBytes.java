package io.taxiapp.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// One protobuf message, read field by field in the order of its bytes
/// ([encoding](https://protobuf.dev/programming-guides/encoding/)).
final class ProtoBytes {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer bytes;
  private int wire;

  ProtoBytes(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  private ProtoBytes(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean hasNext() {
    return bytes.hasRemaining();
  }

  /// The number of the next field, whose value must be read or skipped then.
  int field() {
    int tag = (int) varint();
    wire = tag & 7;
    return tag >>> 3;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("expected a number of at most 10 bytes, found more");
  }

  ProtoBytes message() {
    int length = (int) varint();
    var message = new ProtoBytes(bytes.slice(bytes.position(), length));
    bytes.position(bytes.position() + length);
    return message;
  }

  String text() {
    var text = message().bytes;
    return new String(text.array(), text.arrayOffset(), text.remaining(), UTF_8);
  }

  /// A number of a repeated field, or several if they are packed.
  void numbers(IntList into) {
    if (wire == LENGTH) {
      for (var packed = message(); packed.hasNext(); ) {
        into.add(packed.varint());
      }
    } else {
      into.add(varint());
    }
  }

  /// The same for floats.
  void floats(IntList into) {
    if (wire == LENGTH) {
      for (var packed = message().bytes; packed.hasRemaining(); ) {
        into.add(packed.getInt());
      }
    } else {
      into.add(bytes.getInt());
    }
  }

  void skip() {
    switch (wire) {
      case VARINT -> varint();
      case FIXED64 -> bytes.position(bytes.position() + Long.BYTES);
      case LENGTH -> message();
      case FIXED32 -> bytes.position(bytes.position() + Integer.BYTES);
      default -> throw new IllegalArgumentException("expected a known wire type, found " + wire);
    }
  }
}
