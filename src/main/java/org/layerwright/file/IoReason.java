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
import java.nio.file.Path;

/**
 * Why a file could not be read or written, in the system's own words, as part of a sentence. Java leaves them out where it
 * has a class of exceptions for a reason: such a message is the path alone.
 */
public final class IoReason {
    private IoReason() {}

    /**
     * The reason, without a full stop; the name of the exception where it tells nothing.
     *
     * @param subject what the sentence is about; where something else is in the way, such as a folder above it, the reason
     *     names that
     */
    public static String of(IOException e, Path subject) {
        if (e instanceof FileSystemException at) {
            boolean another = at.getFile() != null
                    && at.getOtherFile() == null
                    && !at.getFile().equals(subject.toString());
            return reason(at) + (another ? " (" + at.getFile() + ")" : "");
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
        }
        return words == null ? e.getClass().getSimpleName() : words;
    }
}
