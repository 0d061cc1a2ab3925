package dev.hindcast.clock;

import static dev.hindcast.clock.SyntheticHost.DAY;
import static dev.hindcast.clock.SyntheticHost.HOUR;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Families of clocks with their truth, after the field's ways to go wrong and to stay well. */
enum SyntheticFamilies {
    GAINS_1500_PPM {
        @Override
        void fill(SyntheticHost h) {
            drift(h, 1500);
            h.usual(3 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.01);
            h.boot(h.onset - h.uniform(0, 600));
        }
    },
    LOSES_1200_PPM {
        @Override
        void fill(SyntheticHost h) {
            drift(h, -1200);
            h.usual(3 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.01);
            h.boot(h.onset - h.uniform(0, 600));
        }
    },
    FAST_8_MINUTES_AN_HOUR {
        @Override
        void fill(SyntheticHost h) {
            h.end = h.onset + h.uniform(8, 20) * HOUR;
            drift(h, h.choice(8 / 60.0 * 1e6, -8 / 60.0 * 1e6));
            h.usual(HOUR, HOUR, HOUR / 2, 0.01);
            h.boot(h.onset);
        }
    },
    HOUR_STEP_AT_BOOT {
        @Override
        void fill(SyntheticHost h) {
            double step = h.choice(3600, -3600, 7200);
            double onset = h.onset;
            double end = h.end;
            DoubleUnaryOperator wander = wander(h);
            h.offset = t -> t < onset ? wander.applyAsDouble(t) : step + 2 * (t - onset) / (end - onset);
            h.kind = Onset.Kind.JUMP;
            h.usual(3 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.01);
            h.boot(h.onset);
        }
    },
    TOOLS_CORRECTIONS_CEASED {
        @Override
        void fill(SyntheticHost h) {
            tools(h, -h.uniform(150, 600) * 1e-6);
            h.usual(3 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.01);
            h.boot(h.onset);
        }
    },
    TOOLS_CEASED_JOINS_ONLY {
        @Override
        void fill(SyntheticHost h) {
            h.onset = 6 * DAY;
            h.end = h.onset + h.uniform(2.6, 3.2) * DAY;
            tools(h, -1300e-6);
            h.finePairs(0, h.end, 40 * 60, 0);
        }
    },
    TOOLS_CEASED_AT_A_MOVE {
        @Override
        void fill(SyntheticHost h) {
            h.onset = 6 * DAY;
            tools(h, -1300e-6);
            h.end = h.onset + h.uniform(2.6, 3.2) * DAY;
            double last = h.onset;
            double moved = last + h.uniform(20, 70) * 60;
            double rate = -1300e-6 * h.uniform(0.85, 1.15);
            double set = h.uniform(-0.8, 0.8);
            DoubleUnaryOperator before = h.offset;
            h.offset = t -> t < moved ? before.applyAsDouble(t) : set + rate * (t - moved);
            h.finePairs(0, last, 40 * 60, 0.5);
            h.finePairs(moved, h.end, 40 * 60, 0.5);
            h.onset = moved;
            h.boot(moved);
        }
    },
    SPARSE {
        @Override
        void fill(SyntheticHost h) {
            drift(h, h.choice(1500, -1500, 900));
            h.usual(30 * HOUR, 20 * HOUR, 16 * HOUR, 0);
        }
    },
    ONE_SIDED_ONLY {
        @Override
        void fill(SyntheticHost h) {
            drift(h, h.choice(1500, 1000, -1500));
            h.pairs(0, h.end, HOUR / 2, 0.02, false);
            h.boot(h.onset);
        }
    },
    CENSORED_ONLY {
        @Override
        void fill(SyntheticHost h) {
            drift(h, h.choice(1500, -1500));
            h.kind = Onset.Kind.CENSORED;
            h.outcomes(0, h.end, HOUR / 2);
            h.boot(h.onset);
        }
    },
    WRONG_JOINS_5_PERCENT {
        @Override
        void fill(SyntheticHost h) {
            drift(h, h.choice(1500, -1500));
            h.usual(8 * HOUR, 8 * HOUR, HOUR / 2, 0.05);
            h.outcomes(0, h.end, HOUR);
            h.boot(h.onset);
        }
    },
    SAWTOOTH {
        @Override
        void fill(SyntheticHost h) {
            double rate = h.choice(1500e-6, -1800e-6);
            List<double[]> knots = new ArrayList<>();
            double x = 0;
            for (double t = h.onset; t < h.end; ) {
                double next = t + h.uniform(1.2, 1.9) * DAY;
                knots.add(new double[] {t, x});
                double after = h.uniform(-0.4, 0.4);
                if (next < h.end) {
                    h.set(next, x + rate * (next - t), after, "powershell.exe");
                }
                x = after;
                t = next;
            }
            DoubleUnaryOperator wander = wander(h);
            double onset = h.onset;
            h.offset = t -> {
                if (t < onset) {
                    return wander.applyAsDouble(t);
                }
                double[] knot = knots.get(0);
                for (double[] k : knots) {
                    knot = k[0] <= t ? k : knot;
                }
                return knot[1] + rate * (t - knot[0]);
            };
            h.usual(2 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.01);
            h.boot(h.onset);
        }
    },
    GAINS_80_PPM_FOR_60_DAYS {
        @Override
        void fill(SyntheticHost h) {
            h.end = h.onset + 60 * DAY;
            drift(h, 80);
            h.usual(8 * HOUR, 12 * HOUR, 6 * HOUR, 0.01);
            h.boot(h.onset);
        }
    },
    REPAIRED_BY_NTP {
        @Override
        void fill(SyntheticHost h) {
            double onset = h.onset;
            double repaired = onset + h.uniform(1.5, 2.5) * DAY;
            DoubleUnaryOperator wander = wander(h);
            h.offset = t -> t < onset || t >= repaired ? wander.applyAsDouble(t) : 1500e-6 * (t - onset);
            h.usual(3 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.01);
            h.set(repaired, 1500e-6 * (repaired - onset), wander.applyAsDouble(repaired), "svchost.exe");
            h.boot(onset);
        }
    },
    ROLLED_PAST_THE_ONSET {
        @Override
        void fill(SyntheticHost h) {
            drift(h, 1500);
            h.kind = Onset.Kind.BEFORE_EVIDENCE;
            h.begin = h.onset + h.uniform(0.3, 1) * DAY;
            h.usual(3 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.01);
        }
    },
    NO_DIRECT_MEASUREMENT {
        @Override
        void fill(SyntheticHost h) {
            drift(h, h.choice(1500, -1500));
            h.pairs(0, h.end, HOUR / 2, 0.04, true);
            h.outcomes(0, h.end, HOUR / 2);
            h.boot(h.onset);
        }
    },
    WRONG_JOINS_20_PERCENT {
        @Override
        void fill(SyntheticHost h) {
            drift(h, h.choice(1500, -1200));
            h.usual(6 * HOUR, 4 * HOUR, HOUR, 0.20);
            h.boot(h.onset);
        }
    },
    HEALTHY_WANDER {
        @Override
        void fill(SyntheticHost h) {
            healthy(h, 30 * DAY, h.uniform(0.05, 0.5));
            h.usual(3 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.02);
            h.outcomes(0, h.end, HOUR);
        }
    },
    HEALTHY_BOOT_JUMPS {
        @Override
        void fill(SyntheticHost h) {
            healthy(h, 30 * DAY, h.uniform(0.01, 0.06));
            DoubleUnaryOperator wander = h.offset;
            List<double[]> jumps = new ArrayList<>();
            for (double t = h.uniform(2, 6) * DAY; t < h.end; t += h.uniform(2, 6) * DAY) {
                double jump = h.choice(-1, 1) * h.uniform(1, 3);
                double healed = t + h.uniform(0.05, 8) * HOUR;
                jumps.add(new double[] {t, healed, jump});
            }
            h.offset = t -> {
                double x = wander.applyAsDouble(t);
                for (double[] j : jumps) {
                    x += t >= j[0] && t < j[1] ? j[2] * (j[1] - t) / (j[1] - j[0]) : 0;
                }
                return x;
            };
            jumps.forEach(j -> h.boot(j[0]));
            h.usual(3 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.02);
        }
    },
    HEALTHY_BATCH_JOINS {
        @Override
        void fill(SyntheticHost h) {
            healthy(h, 20 * DAY, 0.03);
            h.usual(12 * HOUR, 12 * HOUR, 1.5 * HOUR, 0.02);
            for (int batch = 0; batch < 3; batch++) {
                double t = h.uniform(1, 19) * DAY;
                double off = h.uniform(60, 900) * h.choice(-1, 1);
                for (double s : h.times(t, t + 900, 120)) {
                    h.pair(s, off, true);
                }
            }
        }
    },
    HEALTHY_SPARSE_JOINS {
        @Override
        void fill(SyntheticHost h) {
            healthy(h, 30 * DAY, 0.03);
            h.pairs(0, h.end, 3 * HOUR, 0.05, true);
            h.outcomes(0, h.end, 3 * HOUR);
        }
    },
    HEALTHY_PAUSED_AND_RESUMED {
        @Override
        void fill(SyntheticHost h) {
            healthy(h, 20 * DAY, 0.03);
            List<double[]> pauses = new ArrayList<>();
            for (double t = h.uniform(2, 20) * HOUR; t < h.end; t += h.uniform(4, 30) * HOUR) {
                double pause = h.uniform(60, 4000);
                h.set(t + pause, -pause, 0, "vmtoolsd.exe");
                pauses.add(new double[] {t, t + pause});
                t += pause;
            }
            h.usual(3 * HOUR, 2 * HOUR, 1.5 * HOUR, 0.01);
            h.bounds.removeIf(b -> {
                double t = EpochSeconds.of(b.reading()) - SyntheticHost.EPOCH;
                return pauses.stream().anyMatch(p -> t >= p[0] && t <= p[1]);
            });
        }
    },
    HEALTHY_TOOLS_TO_THE_END {
        @Override
        void fill(SyntheticHost h) {
            h.onset = 9 * DAY;
            h.end = h.onset;
            tools(h, -1300e-6);
            h.onset = Double.NaN;
            h.finePairs(0, h.end, 40 * 60, 0);
        }
    };

    abstract void fill(SyntheticHost h);

    boolean isHealthy() {
        return name().startsWith("HEALTHY");
    }

    SyntheticHost host(long seed) {
        SyntheticHost h = new SyntheticHost(new SplittableRandom(seed * 1_000_003 + ordinal()));
        h.onset = h.uniform(6, 9) * DAY;
        h.end = h.onset + h.uniform(3, 5) * DAY;
        fill(h);
        if (seed % 3 == 0 && this != TOOLS_CEASED_AT_A_MOVE) {
            h.boots.clear();
        }
        return h;
    }

    private static DoubleUnaryOperator wander(SyntheticHost h) {
        return wander(h, h.uniform(0.01, 0.06));
    }

    private static DoubleUnaryOperator wander(SyntheticHost h, double size) {
        double phase = h.uniform(0, 6.28);
        return t -> size
                * (0.7 * Math.sin(2 * Math.PI * t / 43200 + phase)
                        + 0.3 * Math.sin(2 * Math.PI * t / 17000 + 2 * phase));
    }

    private static void healthy(SyntheticHost h, double end, double size) {
        h.onset = Double.NaN;
        h.end = end;
        h.offset = wander(h, size);
    }

    private static void drift(SyntheticHost h, double ppm) {
        DoubleUnaryOperator wander = wander(h);
        double onset = h.onset;
        h.offset = t -> t < onset ? wander.applyAsDouble(t) : ppm * 1e-6 * (t - onset);
    }

    /** Loses at a rate, and is stepped forward by the rest each time it is a second behind, until the onset. */
    private static void tools(SyntheticHost h, double rate) {
        double every = 60 * Math.ceil(1 / -rate / 60);
        List<Double> sets = new ArrayList<>();
        for (double t = every; t <= h.onset; t += every) {
            h.set(t, 0.005 + rate * every, 0.005, "vmtoolsd.exe");
            sets.add(t);
        }
        double last = sets.get(sets.size() - 1);
        h.onset = last;
        h.kind = Onset.Kind.CEASED;
        h.offset = t -> {
            double since = t >= last ? last : Math.floor(t / every) * every;
            return 0.005 + rate * (t - since);
        };
    }
}
