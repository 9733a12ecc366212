package org.layerwright.ui.viewmodel;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.layerwright.json.JsonFormatException;
import org.layerwright.text.ExplainedException;
import org.layerwright.text.Sizes;
import org.layerwright.text.Texts;

/** Why a file could not be read or written, in a sentence. */
public final class FileErrors {
    private FileErrors() {}

    public static String reason(Throwable error, Texts texts) {
        if (error instanceof JsonFormatException json) {
            return texts.json(json);
        }
        if (error instanceof ExplainedException own) {
            return WindowWords.of(texts, own);
        }
        if (error.getCause() instanceof ExplainedException explained) {
            return WindowWords.of(texts, explained);
        }
        if (error instanceof NoSuchFileException) {
            return texts.get("ui.file.reason.missing");
        }
        if (error instanceof AccessDeniedException) {
            return texts.get("ui.file.reason.denied");
        }
        if (error instanceof CharacterCodingException) {
            return texts.get("ui.file.reason.not-text");
        }
        if (error instanceof FileTooLargeException tooLarge) {
            return texts.get(
                    "ui.file.reason.too-large",
                    Sizes.of(tooLarge.size(), texts.locale()),
                    Sizes.of(tooLarge.limit(), texts.locale()));
        }
        if (error instanceof FileSystemException system && system.getReason() != null) {
            return texts.get("ui.file.reason.other", system.getReason());
        }
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return texts.get("ui.file.reason.other", message);
    }

    /** A file that is larger than any that this program writes. */
    public static final class FileTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long size;
        private final long limit;

        public FileTooLargeException(long size, long limit) {
            super("The file has " + size + " bytes; at most " + limit + " are read.");
            this.size = size;
            this.limit = limit;
        }

        public long size() {
            return size;
        }

        public long limit() {
            return limit;
        }
    }
}
