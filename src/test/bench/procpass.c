/* procpass PASSES: reads of /proc what Composure reads, as often, and prints for each pass the processes, the zombies and
   the nanoseconds that it took. */
#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct process {
    int pid, parent, session;
    char state, command[64];
    unsigned long long start, space;
};

static struct process *all;
static size_t room;

static int read_stat(const char *pid, struct process *into)
{
    char path[64], line[4096], *open_at, *close_at;
    int file, group;
    ssize_t length;
    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    if ((file = open(path, O_RDONLY)) < 0)
        return 0;
    length = read(file, line, sizeof line - 1);
    close(file);
    if (length <= 0)
        return 0;
    line[length] = 0;
    open_at = strchr(line, '(');
    close_at = strrchr(line, ')');
    if (!open_at || !close_at || (size_t) (close_at - open_at) > sizeof into->command)
        return 0;
    into->pid = atoi(line);
    into->space = 0;
    memcpy(into->command, open_at + 1, close_at - open_at - 1);
    into->command[close_at - open_at - 1] = 0;
    return sscanf(close_at + 2, "%c %d %d %d %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %llu",
                  &into->state, &into->parent, &group, &into->session, &into->start) == 5;
}

static void read_space(struct process *of)
{
    char path[64], target[64];
    snprintf(path, sizeof path, "/proc/%d/ns/pid", of->pid);
    ssize_t length = readlink(path, target, sizeof target - 1);
    if (length > 5) {
        target[length] = 0;
        of->space = strtoull(target + 5, NULL, 10);
    }
}

static int is_shim(int pid, size_t count)
{
    for (size_t low = 0, high = count; low < high;) {
        size_t middle = (low + high) / 2;
        if (all[middle].pid == pid)
            return strcmp(all[middle].command, "containerd-shim") == 0;
        if (all[middle].pid < pid)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static void pass(void)
{
    struct timespec begun, ended;
    size_t count = 0, zombies = 0;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    DIR *proc = opendir("/proc");
    for (struct dirent *entry; (entry = readdir(proc));) {
        if (!isdigit((unsigned char) entry->d_name[0]))
            continue;
        if (count == room)
            all = realloc(all, (room = room ? 2 * room : 1024) * sizeof *all);
        count += read_stat(entry->d_name, &all[count]);
    }
    closedir(proc);
    for (size_t i = 0; i < count; i++) {
        zombies += all[i].state == 'Z';
        if (all[i].state == 'Z' || is_shim(all[i].parent, count))
            read_space(&all[i]);
    }
    clock_gettime(CLOCK_MONOTONIC, &ended);
    printf("%zu %zu %lld\n", count, zombies,
           (ended.tv_sec - begun.tv_sec) * 1000000000LL + ended.tv_nsec - begun.tv_nsec);
}

int main(int count, char **words)
{
    for (int left = count == 2 ? atoi(words[1]) : 1; left > 0; left--)
        pass();
    return 0;
}
