package dev.hindcast.index;

class MemoryEventStoreTest extends EventStoreContractTest {

    @Override
    protected EventStore create() {
        return new MemoryEventStore();
    }
}
