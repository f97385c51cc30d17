package dev.composure.operate;

/** The fake keeps the contract. */
class InMemoryStoreTest extends StateStoreContract {

    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected StateStore store() {
        return store;
    }
}
