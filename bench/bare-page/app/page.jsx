export default function Page() {
  return (
    <main>
      <h1>A bare page</h1>
      <p>As little as a page of Next can be: how fast it is tells how fast the machine is.</p>
    </main>
  );
}
