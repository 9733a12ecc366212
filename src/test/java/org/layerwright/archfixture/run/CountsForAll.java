package org.layerwright.archfixture.run;

public final class CountsForAll {
    public static int count = 1;
}
