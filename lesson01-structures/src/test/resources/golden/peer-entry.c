/*
 * Makes peer-entry.txt: the records of exercise 1.4, by a C compiler.
 *
 *     cc -o /tmp/peer-entry peer-entry.c && /tmp/peer-entry > peer-entry.txt
 *
 * peer-entry.py makes the same lines by Python's struct module.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct peer_entry {
    uint8_t kind;
    uint32_t id;
    uint16_t port;
    char name[8];
};

static void show(const char *label, const struct peer_entry *entry)
{
    const unsigned char *bytes = (const unsigned char *)entry;
    printf("%s:", label);
    for (size_t i = 0; i < sizeof *entry; i++)
        printf(" %02x", bytes[i]);
    printf("\n");
}

/* fill is what the memory held before: 0 where the program clears it first. */
static void make(const char *label, int fill, unsigned kind, uint32_t id, unsigned port,
                 const char *name)
{
    struct peer_entry entry;
    memset(&entry, fill, sizeof entry);
    entry.kind = (uint8_t)kind;
    entry.id = id;
    entry.port = (uint16_t)port;
    if (fill == 0)
        memcpy(entry.name, name, strlen(name)); /* up to 8 characters, no zero behind 8 */
    else
        strcpy(entry.name, name); /* writes one zero, and leaves what is behind it */
    show(label, &entry);
}

int main(void)
{
    printf("# sizeof %zu, id at %zu, port at %zu, name at %zu\n", sizeof(struct peer_entry),
           offsetof(struct peer_entry, id), offsetof(struct peer_entry, port),
           offsetof(struct peer_entry, name));
    make("first", 0, 1, 0x01020304, 0x0506, "ada");
    make("full", 0, 2, 7, 5000, "gateway1");
    make("empty", 0, 0, 0, 0, "");
    make("largest", 0, 255, 4294967295u, 65535, "~~~~ ~~~");
    make("blanks", 0, 3, 8, 9, " a b ");
    make("unsigned", 0, 200, 3000000000u, 50000, "b");
    make("dirty", 0xaa, 1, 0x01020304, 0x0506, "ada");
    return 0;
}
