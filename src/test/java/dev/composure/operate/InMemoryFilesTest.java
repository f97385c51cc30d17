package dev.composure.operate;

class InMemoryFilesTest extends ProjectFilesContract {

    private final InMemoryFiles files = new InMemoryFiles();

    @Override
    protected ProjectFiles files() {
        return files;
    }

    @Override
    protected String fileWith(byte[] content) {
        files.put("/shop/compose.yaml", content);
        return "/shop/compose.yaml";
    }

    @Override
    protected String missing() {
        return "/shop/missing.yaml";
    }
}
