package org.layerwright.archfixture.run;

import java.util.concurrent.ConcurrentHashMap;

public final class CachesForAll {
    public static final ConcurrentHashMap<String, String> CACHE = new ConcurrentHashMap<>();
}
