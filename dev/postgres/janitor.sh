#!/bin/sh
# Ends a Postgres that test processes share, once none of them is left for a while.
# usage: janitor.sh <cluster folder> <process id of Postgres> <seconds of quiet>
cluster=$1 postgres=$2 patience=$3

# A process that uses the cluster has a file <process id>-<anything> in users/;
# one that was killed leaves its file behind.
used() {
	for file in "$cluster"/users/*; do
		[ -e "$file" ] || continue
		user=${file##*/}
		if kill -0 "${user%%-*}" 2>/dev/null; then return 0; fi
		rm -f "$file"
	done
	return 1
}

quiet=0
while kill -0 "$postgres" 2>/dev/null && [ "$quiet" -lt "$patience" ]; do
	sleep 1
	if used; then quiet=0; else quiet=$((quiet + 1)); fi
done

# From here nobody can join. Whoever joined just before is still waited for.
rm -f "$cluster/url"
while kill -0 "$postgres" 2>/dev/null && used; do sleep 1; done
kill -QUIT "$postgres" 2>/dev/null # nothing in it is worth writing down
for _ in 1 2 3 4 5 6 7 8 9 10; do
	kill -0 "$postgres" 2>/dev/null || break
	sleep 1
done
rm -rf "$cluster"
