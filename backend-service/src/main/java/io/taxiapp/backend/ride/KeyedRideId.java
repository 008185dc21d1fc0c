package io.taxiapp.backend.ride;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// The id of a ride that was requested with an `Idempotency-Key`: name-based ([UUID version
/// 5](https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5)), so that a retry means the same
/// ride on every replica.
final class KeyedRideId {

  private static final UUID NAMESPACE = UUID.fromString("6f1d1d0e-6b36-5c6e-9a3e-2f6c1d1b7a55");

  private KeyedRideId() {}

  static UUID of(String riderId, String key) {
    // The length keeps rider "a" with key "bc" apart from rider "ab" with key "c".
    return version5(NAMESPACE, riderId.length() + ":" + riderId + key);
  }

  static UUID version5(UUID namespace, String name) {
    MessageDigest sha1;
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
    sha1.update(bytes(namespace));
    var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(UTF_8)));
    long most = (hash.getLong() & ~0xF000L) | 0x5000L;
    long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(most, least);
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
