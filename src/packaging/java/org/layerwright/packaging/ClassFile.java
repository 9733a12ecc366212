package org.layerwright.packaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What an archive of classes asks of a class file: which constants can be resolved, and which lambdas are made (JVMS 4). */
final class ClassFile {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int INVOKE_DYNAMIC = 18;
    /** How many bytes follow a tag. */
    private static final int[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final List<String> KINDS = List.of(
            "",
            "REF_getField",
            "REF_getStatic",
            "REF_putField",
            "REF_putStatic",
            "REF_invokeVirtual",
            "REF_invokeStatic",
            "REF_invokeSpecial",
            "REF_newInvokeSpecial",
            "REF_invokeInterface");

    private final ByteBuffer bytes;
    /** Where the tag of each constant is; 0 where there is none. */
    private final int[] at;

    private final int afterConstants;

    ClassFile(byte[] content) {
        bytes = ByteBuffer.wrap(content);
        at = new int[u2(8)];
        int offset = 10;
        for (int i = 1; i < at.length; i++) {
            at[i] = offset;
            int tag = bytes.get(offset);
            offset += 1 + (tag == UTF8 ? 2 + u2(offset + 1) : SIZES[tag]);
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
        afterConstants = offset;
    }

    /** The numbers of all constants that name classes, fields, methods and call sites. */
    List<Integer> resolvable() {
        List<Integer> found = new ArrayList<>();
        for (int i = 1; i < at.length; i++) {
            switch (tag(i)) {
                case CLASS, FIELD, METHOD, INTERFACE_METHOD, INVOKE_DYNAMIC -> found.add(i);
                default -> {}
            }
        }
        return found;
    }

    /** The names of all classes that it may ask for; an array counts as its own kind. */
    List<String> classes() {
        List<String> found = new ArrayList<>();
        for (int i = 1; i < at.length; i++) {
            if (tag(i) == CLASS) {
                found.add(text(u2(at[i] + 1)));
            }
        }
        return found;
    }

    /** Each lambda and method reference as a list of classes describes it. */
    List<String> lambdas() {
        List<Integer> methods = bootstrapMethods();
        List<String> found = new ArrayList<>();
        for (int i = 1; i < at.length; i++) {
            if (tag(i) != INVOKE_DYNAMIC) {
                continue;
            }
            int method = methods.get(u2(at[i] + 1));
            if (!owner(u2(at[u2(method)] + 2)).equals(METAFACTORY)) {
                continue;
            }
            List<String> words = new ArrayList<>(nameAndType(u2(at[i] + 3)));
            for (int argument = 0; argument < u2(method + 2); argument++) {
                int constant = u2(method + 4 + 2 * argument);
                if (tag(constant) == METHOD_TYPE) {
                    words.add(text(u2(at[constant] + 1)));
                } else if (tag(constant) == METHOD_HANDLE) {
                    int member = u2(at[constant] + 2);
                    words.add(KINDS.get(bytes.get(at[constant] + 1)));
                    words.add(owner(member));
                    words.addAll(nameAndType(u2(at[member] + 3)));
                }
            }
            found.add(String.join(" ", words));
        }
        return found;
    }

    private List<Integer> bootstrapMethods() {
        int offset = afterConstants + 6;
        offset += 2 + 2 * u2(offset);
        for (int members = 0; members < 2; members++) {
            int count = u2(offset);
            offset += 2;
            for (int i = 0; i < count; i++) {
                int attributes = u2(offset + 6);
                offset += 8;
                for (int k = 0; k < attributes; k++) {
                    offset += 6 + bytes.getInt(offset + 2);
                }
            }
        }
        List<Integer> found = new ArrayList<>();
        int attributes = u2(offset);
        offset += 2;
        for (int i = 0; i < attributes; i++) {
            if (text(u2(offset)).equals("BootstrapMethods")) {
                int method = offset + 8;
                for (int k = 0; k < u2(offset + 6); k++) {
                    found.add(method);
                    method += 4 + 2 * u2(method + 2);
                }
            }
            offset += 6 + bytes.getInt(offset + 2);
        }
        return found;
    }

    private String owner(int member) {
        return text(u2(at[u2(at[member] + 1)] + 1));
    }

    private List<String> nameAndType(int constant) {
        return List.of(text(u2(at[constant] + 1)), text(u2(at[constant] + 3)));
    }

    private int tag(int constant) {
        return at[constant] == 0 ? 0 : bytes.get(at[constant]);
    }

    private String text(int constant) {
        int offset = at[constant];
        return new String(bytes.array(), offset + 3, u2(offset + 1), StandardCharsets.UTF_8);
    }

    private int u2(int offset) {
        return Short.toUnsignedInt(bytes.getShort(offset));
    }
}
