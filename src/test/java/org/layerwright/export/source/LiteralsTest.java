package org.layerwright.export.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That compilers take the literals for what they are is shown by {@code AwkwardExportsTest}. */
class LiteralsTest {
    @Test
    void escapesForEachLanguage() {
        String text = "a\"b\\c\n狗🐕?";
        assertEquals("\"a\\\"b\\\\c\\u000a\\u72d7\\U0001f415?\"", Literals.python(text));
        assertEquals("\"a\\\"b\\\\c\\n\\u72d7\\ud83d\\udc15?\"", Literals.java(text));
        assertEquals("\"a\\\"b\\\\c\\012\\347\\213\\227\\360\\237\\220\\225\\?\"", Literals.c(text));
    }

    /** An octal escape ends after three digits, whatever follows; a hexadecimal one would not. */
    @Test
    void digitsAfterAnEscapeStayDigits() {
        assertEquals("\"\\0117\"", Literals.c("\t7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/", "\"\"\"", "'''", "\\u000a", "??/", "a\nb", "a\r", "\u2028", "\u202e", "\t", "`x`", "\\"})
    void nothingInACommentEndsIt(String text) {
        String comment = Literals.comment("before " + text + " after");
        assertTrue(comment.startsWith("before ") && comment.endsWith(" after"), comment);
        assertTrue(comment.chars().noneMatch(c -> c < ' ' || "*/\\\"'?`\u2028\u202e".indexOf(c) >= 0), comment);
    }

    @Test
    void commentsKeepLettersOfAllScriptsAndEnd() {
        assertEquals("卷积 1, conv-2 (é)", Literals.comment("卷积 1, conv-2 (é)"));
        assertTrue(Literals.comment("x".repeat(10_000)).length() < 200);
    }

    @ParameterizedTest
    @CsvSource({"conv1,conv1", "conv 1/kernel,conv_1_kernel", "1x1,layer_1x1", "__init__,init", "卷积,layer", "'',layer"})
    void identifiersAreLikeTheirNames(String name, String expected) {
        assertEquals(expected, Identifiers.like(name));
    }

    @Test
    void identifiersAreUniqueAndNeverReserved() {
        Identifiers identifiers = new Identifiers(Set.of("class"));
        Set<String> seen = new HashSet<>();
        for (String name : new String[] {"class", "class ", "a-b", "a b", "a_b", "a_b_2", "层", "积", "x".repeat(500)}) {
            String identifier = identifiers.unique(name);
            assertTrue(identifier.matches("[A-Za-z][A-Za-z0-9_]{0,70}"), identifier);
            assertTrue(seen.add(identifier), identifier);
        }
        assertFalse(seen.contains("class"));
    }
}
