package cn.yinling.simulators.bench;

import cn.yinling.link.alarm.Cause;
import cn.yinling.simulators.agents.SeatClient;
import cn.yinling.simulators.agents.SeatClient.ShownCase;
import cn.yinling.simulators.agents.SeatClient.Sight;
import cn.yinling.simulators.pbx.PhoneCall;
import cn.yinling.simulators.pbx.PhoneListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What all agents have seen and heard, and when. Thread-safe. */
final class CallLog implements PhoneListener {
    private final Map<String, CompletableFuture<Shown>> firstOffers = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> casesOf = new ConcurrentHashMap<>();
    private final Map<String, Instant> rings = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> freeSince = new ConcurrentHashMap<>();
    private final Set<String> aheadOfPeople = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> technical = new ConcurrentHashMap<>();
    private final List<Expected> expected = new CopyOnWriteArrayList<>();
    private final AtomicInteger returns = new AtomicInteger();
    private volatile @Nullable Sight last;
    private volatile @Nullable String failure;

    /**
     * An alarm at a seat for the first time.
     *
     * @param freeSince when the agent there had closed the case before; null where there was none
     */
    record Shown(String caseId, int seat, Instant at, @Nullable Instant freeSince) {}

    void saw(int seat, Sight sight) {
        ShownCase offer = sight.offer();
        if (offer != null && offer.lane().concernsPerson()) {
            Shown shown = new Shown(offer.caseId(), seat, sight.at(), freeSince.get(seat));
            offerOf(offer.alarmId()).complete(shown);
            casesOf.computeIfAbsent(offer.alarmId(), _ -> ConcurrentHashMap.newKeySet())
                    .add(offer.caseId());
        } else if (offer != null && sight.isPersonWaiting()) {
            aheadOfPeople.add(seat + ":" + offer.caseId());
        }
        for (SeatClient.QueuedCase line : sight.queue()) {
            if (!line.lane().concernsPerson()) {
                technical
                        .computeIfAbsent(line.cause(), _ -> ConcurrentHashMap.newKeySet())
                        .add(line.caseId());
            }
        }
        last = sight;
        expected.removeIf(one -> one.isMetBy(sight));
    }

    void closed(int seat, Instant at) {
        freeSince.put(seat, at);
    }

    /** An agent's line ended, and she signed in again. */
    void cameBack() {
        returns.incrementAndGet();
    }

    /** How often a line to a seat ended. */
    int returns() {
        return returns.get();
    }

    void failed(String what) {
        failure = what;
    }

    @Override
    public void rings(PhoneCall call) {
        rings.putIfAbsent(call.callId(), Instant.now());
    }

    /** Whether that case was at a seat. */
    boolean wasOffered(String caseId) {
        return casesOf.values().stream().anyMatch(cases -> cases.contains(caseId));
    }

    /** When it was at a seat first; empty where it was not within so long. Blocks. */
    Optional<Shown> awaitOffer(String alarmId, Duration atMost) throws InterruptedException {
        return Waiting.value(offerOf(alarmId), atMost);
    }

    private CompletableFuture<Shown> offerOf(String alarmId) {
        return firstOffers.computeIfAbsent(alarmId, _ -> new CompletableFuture<>());
    }

    /** When a telephone first rang for that case; empty where none did. */
    Optional<Instant> rang(String caseId) {
        String part = caseId + "-offer-";
        return rings.entrySet().stream()
                .filter(ring -> ring.getKey().contains(part))
                .map(Map.Entry::getValue)
                .min(Instant::compareTo);
    }

    /** Cases beyond the first of an alarm. */
    long surplusCases() {
        return casesOf.values().stream().mapToLong(cases -> cases.size() - 1).sum();
    }

    /** How often a seat was offered what is about no person while a person waited. */
    int aheadOfPeople() {
        return aheadOfPeople.size();
    }

    /** Cases of that technical cause so far. */
    int technicalCases(Cause cause) {
        return technical.getOrDefault(cause.wireName(), Set.of()).size();
    }

    /** Done when no screen shows a case of a person. */
    CompletableFuture<Void> nobodyIsInNeed() {
        return expect(line -> line.lane().concernsPerson());
    }

    /** Done when no screen shows a case of that cause. */
    CompletableFuture<Void> noneOf(Cause cause) {
        return expect(line -> line.cause().equals(cause.wireName()));
    }

    private CompletableFuture<Void> expect(Predicate<SeatClient.QueuedCase> gone) {
        Expected one = new Expected(gone, new CompletableFuture<>());
        expected.add(one);
        Sight now = last;
        if (now != null && one.isMetBy(now)) {
            expected.remove(one);
        }
        return one.met();
    }

    /** That no line of the queue is such. */
    private record Expected(Predicate<SeatClient.QueuedCase> gone, CompletableFuture<Void> met) {
        boolean isMetBy(Sight sight) {
            return sight.queue().stream().noneMatch(gone) && met.complete(null);
        }
    }

    /** What an agent could not do, or null. */
    @Nullable String failure() {
        return failure;
    }
}
