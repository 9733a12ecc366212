package org.layerwright.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Why a file could not be read or written, in the system's own words, as part of a sentence. Java leaves them out where it
 * has a class of exceptions for a reason: such a message is the path alone.
 */
public final class IoReason {
    private IoReason() {}

    /** The reason, without a full stop; the name of the exception where it tells nothing. */
    public static String of(IOException e) {
        if (e instanceof FileSystemException at) {
            return reason(at);
        }
        if (e instanceof CharacterCodingException) {
            return "Not UTF-8";
        }
        boolean plain = e.getClass() == IOException.class || e instanceof FileNotFoundException;
        boolean tells = e.getMessage() != null && !e.getMessage().isBlank();
        if (!tells) {
            return e.getClass().getSimpleName();
        }
        return plain ? e.getMessage() : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private static String reason(FileSystemException e) {
        String words = e.getReason();
        if (e instanceof AccessDeniedException) {
            words = "Permission denied";
        } else if (e instanceof NoSuchFileException) {
            words = "No such file or directory";
        } else if (e instanceof FileAlreadyExistsException) {
            words = "File exists";
        } else if (e instanceof NotDirectoryException) {
            words = "Not a directory";
        } else if (e instanceof DirectoryNotEmptyException) {
            words = "Directory not empty";
        } else if (words == null) {
            words = e.getClass().getSimpleName();
        }
        // Not the path of the moment alone: what is in the way may be a folder above it.
        return e.getFile() == null || e.getOtherFile() != null ? words : words + " (" + e.getFile() + ")";
    }
}
