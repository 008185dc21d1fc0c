package io.taxiapp.training;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What an option takes as a directory to write to: one that is there or can be made. It is known
/// before the work begins whose result is to go there.
public final class OutputDirectory implements ITypeConverter<Path> {

  @Override
  public Path convert(String text) {
    var directory = Path.of(text);
    var there = directory.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new TypeConversionException("expected a directory, found a file at " + there);
    }
    if (!Files.isWritable(there)) {
      throw new TypeConversionException(
          "expected a directory, found that nothing may be written to " + there);
    }
    return directory;
  }
}
