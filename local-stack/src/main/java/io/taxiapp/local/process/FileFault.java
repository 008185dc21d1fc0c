package io.taxiapp.local.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What cannot be done with a file, for people: Java says it in the name of the exception.
public final class FileFault {

  private FileFault() {}

  public static String words(IOException e) {
    return switch (e) {
      case NoSuchFileException at -> at.getFile() + ": no such file or directory";
      case AccessDeniedException at -> at.getFile() + ": permission denied";
      case FileAlreadyExistsException at -> at.getFile() + ": there already";
      case NotDirectoryException at -> at.getFile() + ": not a directory";
      case FileSystemException at when at.getReason() == null -> at.getFile() + ": cannot be used";
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }
}
