package dev.composure.web.view;

import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The zombies of one service as a small line, 100 wide and 24 high, and the same in words.
public record Sparkline(String points, String words) {

    static final Sparkline NONE = new Sparkline("", "no zombies were counted yet");

    private static final int MOST = 60;
    private static final double WIDTH = 100;
    private static final double HEIGHT = 22;

    static Sparkline of(String service, List<ZombieSample> samples) {
        var counts = samples.stream()
                .flatMap(sample -> sample.count() instanceof ZombieCount.Counted counted
                        ? List.of(counted.zombies()).stream()
                        : List.<Integer>of().stream())
                .toList();
        var latest = counts.subList(Math.max(0, counts.size() - MOST), counts.size());
        if (latest.size() < 2) {
            return NONE;
        }
        return new Sparkline(
                points(latest),
                "%s: from %d to %d zombies in the last %d looks"
                        .formatted(service, latest.getFirst(), latest.getLast(), latest.size()));
    }

    private static String points(List<Integer> counts) {
        double highest =
                Math.max(1, counts.stream().mapToInt(Integer::intValue).max().orElse(1));
        double step = WIDTH / (counts.size() - 1);
        return IntStream.range(0, counts.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT, "%.1f,%.1f", i * step, HEIGHT + 1 - counts.get(i) / highest * HEIGHT))
                .collect(Collectors.joining(" "));
    }
}
