package org.layerwright.packaging;

import java.util.Locale;

/**
 * The machine that is packaged for, which is the one that packages.
 *
 * @param javacpp  its name in the jars of JavaCPP and ND4J
 * @param onnx     its name in the jar of ONNX Runtime, which has no natives for all of them
 * @param fileName its name in the names of our files
 * @param debian   its name in Debian packages
 * @param rpm      its name in RPM packages
 */
enum Target {
    LINUX_X64("linux-x86_64", "linux-x64", "linux-x64", "amd64", "x86_64"),
    LINUX_ARM64("linux-arm64", "linux-aarch64", "linux-arm64", "arm64", "aarch64"),
    WINDOWS_X64("windows-x86_64", "win-x64", "windows-x64", "", ""),
    MACOS_X64("macosx-x86_64", "osx-x64", "macos-x64", "", ""),
    MACOS_ARM64("macosx-arm64", "osx-aarch64", "macos-arm64", "", "");

    private final String javacpp;
    private final String onnx;
    private final String fileName;
    private final String debian;
    private final String rpm;

    Target(String javacpp, String onnx, String fileName, String debian, String rpm) {
        this.javacpp = javacpp;
        this.onnx = onnx;
        this.fileName = fileName;
        this.debian = debian;
        this.rpm = rpm;
    }

    static Target ofThisMachine() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (os.startsWith("windows")) {
            return WINDOWS_X64;
        }
        if (os.startsWith("mac")) {
            return arm ? MACOS_ARM64 : MACOS_X64;
        }
        return arm ? LINUX_ARM64 : LINUX_X64;
    }

    boolean isLinux() {
        return this == LINUX_X64 || this == LINUX_ARM64;
    }

    boolean isWindows() {
        return this == WINDOWS_X64;
    }

    String javacpp() {
        return javacpp;
    }

    String onnx() {
        return onnx;
    }

    String fileName() {
        return fileName;
    }

    String debian() {
        return debian;
    }

    String rpm() {
        return rpm;
    }
}
